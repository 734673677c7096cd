import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);
const name = 'virtual:desk-theme.css';

/** Cloudscape's tokens that we set ourselves: system fonts instead of an embedded Open Sans, calmer corners. */
const ours = {
  fontFamilyBase: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif",
  fontFamilyDisplay: 'inherit',
  fontFamilyHeading: 'inherit',
  fontFamilyMonospace: "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
  borderRadiusContainer: '12px',
  borderRadiusButton: '8px',
};

/** Cloudscape's tokens under names that our own stylesheets can rely on: theirs end in a hash of the version. */
const aliases = {
  '--surface': 'colorBackgroundContainerContent',
  '--text': 'colorTextBodyDefault',
  '--text-strong': 'colorTextHeadingDefault',
  '--text-soft': 'colorTextBodySecondary',
  '--line': 'colorBorderDividerSecondary',
  '--line-strong': 'colorBorderDividerDefault',
  '--accent': 'colorTextAccent',
  '--bad': 'colorTextStatusError',
  '--good': 'colorTextStatusSuccess',
  '--warn': 'colorTextStatusWarning',
  '--mono': 'fontFamilyMonospace',
};

/**
 * The desk's theme as a stylesheet made at build time: Cloudscape's run-time theming writes a style element,
 * which `style-src 'self'` refuses.
 */
export function deskTheme(): Plugin {
  return {
    name: 'desk-theme',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) => (id === `\0${name}` ? stylesheet() : undefined),
  };
}

function stylesheet(): string {
  const at = dirname(require.resolve('@cloudscape-design/components/package.json'));
  const { preset } = require(join(at, 'internal/generated/theming/index.cjs')) as {
    preset: { propertiesMap: Record<string, string> };
  };
  const property = (token: string): string => {
    const found = preset.propertiesMap[token];
    if (!found) throw new Error(`Cloudscape no longer has the token ${token}`);
    return found;
  };
  const set = Object.entries(ours).map(([token, value]) => `${property(token)}: ${value};`);
  const named = Object.entries(aliases).map(([alias, token]) => `${alias}: var(${property(token)});`);
  return `body:not(#\\9) {\n${[...set, ...named].join('\n')}\n}\n`;
}
