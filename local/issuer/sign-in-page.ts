import type { DemoPerson } from './people.ts';

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => word.charAt(0).toUpperCase())
    .slice(0, 2)
    .join('');

const style = `
:root { color-scheme: light dark; --page: #f4f5f7; --card: #fff; --text: #16191f; --quiet: #545b64; --line: #d5dbdb; --accent: #0761b5; --round: #e9f2fc; }
@media (prefers-color-scheme: dark) {
  :root { --page: #0f1b2a; --card: #192534; --text: #e9ebed; --quiet: #b6bec9; --line: #414d5c; --accent: #539fe5; --round: #13324f; }
}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px 16px; background: var(--page);
  color: var(--text); font: 16px/1.4 "Open Sans", system-ui, sans-serif; }
main { width: min(440px, 100%); background: var(--card); border: 1px solid var(--line); border-radius: 16px; padding: 28px; }
h1 { margin: 0 0 4px; font-size: 24px; }
p { margin: 0 0 20px; color: var(--quiet); font-size: 14px; }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 8px; }
a { display: flex; align-items: center; gap: 14px; padding: 10px 14px; border: 1px solid var(--line); border-radius: 10px;
  color: inherit; text-decoration: none; }
a:hover { border-color: var(--accent); }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
form { display: grid; gap: 14px; }
label { display: grid; gap: 4px; font-size: 14px; }
label.check { display: block; }
input:not([type=checkbox]) { padding: 8px 10px; border: 1px solid var(--line); border-radius: 8px; background: var(--page); color: inherit; font: inherit; }
button { padding: 10px 16px; border: 0; border-radius: 10px; background: var(--accent); color: var(--card); font: inherit; font-weight: 700; cursor: pointer; }
.round { flex: none; width: 40px; height: 40px; border-radius: 50%; display: grid; place-items: center; background: var(--round);
  color: var(--accent); font-weight: 700; font-size: 14px; }
.name { display: block; font-weight: 700; }
.roles { display: block; color: var(--quiet); font-size: 14px; }`;

const frame = (title: string, about: string, content: string) => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Sign in</title>
<style>${style}</style></head>
<body><main><h1>${escaped(title)}</h1><p>${escaped(about)}</p>${content}</main></body>
</html>`;

/** Another door: an identity provider, and where its button leads. */
export type Door = { name: string; href: string };

/**
 * The page on which somebody chooses who to be. Plain links, so that it works with a keyboard, a screen reader and no script.
 *
 * @param hrefOf where choosing that person leads
 */
export function signInPage(
  people: DemoPerson[],
  hrefOf: (id: string) => string,
  doors: readonly Door[] = [],
): string {
  const entries = people.map(
    ({ id, name, roles, email }) => `<li><a href="${escaped(hrefOf(id))}" data-person="${escaped(id)}">
<span class="round" aria-hidden="true">${escaped(initials(name))}</span>
<span><span class="name">${escaped(name)}</span><span class="roles">${escaped(roles.join(', ') || email || id)}</span></span></a></li>`,
  );
  const others = doors.map(
    ({ name, href }) => `<li><a href="${escaped(href)}" data-provider="${escaped(name)}">
<span class="round" aria-hidden="true">↗</span><span class="name">Sign in with ${escaped(name)}</span></a></li>`,
  );
  const list =
    entries.length + others.length > 0
      ? `<ul>${[...others, ...entries].join('\n')}</ul>`
      : '<p role="status">Nobody is in the user pool yet.</p>';
  return frame('Sign in as', 'This sign-in exists on your laptop only. It asks for no password.', list);
}

/** The page that plays an identity provider: who comes, and what it would say of them. */
export function providerPage(name: string, action: string, kept: readonly [string, string][]): string {
  const hidden = kept.map(
    ([key, value]) => `<input type="hidden" name="${escaped(key)}" value="${escaped(value)}">`,
  );
  const field = (key: string, label: string, value: string) =>
    `<label>${label}<input name="${key}" value="${escaped(value)}"></label>`;
  const form = `<form action="${escaped(action)}" method="get">${hidden.join('')}
${field('subject', 'Subject, theirs for ever', 'u-1001')}
${field('name', 'Name', 'Noor Haddad')}
${field('email', 'Mail address', 'noor@desk.example')}
<label class="check"><input type="checkbox" name="verified" value="true" checked> The address is verified</label>
${field('groups', 'Groups, with commas between them', 'desk-agents')}
<button type="submit">Sign in</button></form>`;
  return frame(name, 'This plays your identity provider, on your laptop only: say who comes.', form);
}
