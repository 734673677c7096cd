import { createRequire } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'esbuild';

const chain = '@aws-sdk/credential-provider-node';

/**
 * Leaves the SDK what it needs on Lambda, because a cold start compiles everything else too: of all sources of credentials
 * the environment, which is where Lambda puts them, and no event streams, which no operation of ours uses. Both are
 * imported dynamically, and esbuild wraps whatever a dynamic import reaches, which is most of the SDK, and sheds
 * nothing of it. docs/decisions/0008 has the numbers.
 */
export const lambdaSdk: Plugin = {
  name: 'lambda-sdk',
  setup(build) {
    const resolveDir = path.dirname(createRequire(import.meta.url).resolve(chain));
    build.onResolve({ filter: new RegExp(`^${chain}$`) }, () => ({ path: chain, namespace: 'lambda-sdk' }));
    build.onLoad({ filter: /.*/, namespace: 'lambda-sdk' }, () => ({
      contents: `import { fromEnv } from '@aws-sdk/credential-provider-env';
export const defaultProvider = () => fromEnv();`,
      resolveDir,
    }));
    build.onResolve({ filter: /^@smithy\/core\/event-streams$/ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    );
  },
};
