import { createRequire } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'esbuild';

const chain = '@aws-sdk/credential-provider-node';

/**
 * Leaves the SDK one source of credentials, the environment, which is where Lambda puts them. The chain that also looks
 * for profiles, single sign-on, containers and instances is a quarter of a bundle, and a cold start compiles it all.
 */
export const lambdaCredentials: Plugin = {
  name: 'lambda-credentials',
  setup(build) {
    const resolveDir = path.dirname(createRequire(import.meta.url).resolve(chain));
    build.onResolve({ filter: new RegExp(`^${chain}$`) }, () => ({
      path: chain,
      namespace: 'lambda-credentials',
    }));
    build.onLoad({ filter: /.*/, namespace: 'lambda-credentials' }, () => ({
      contents: `import { fromEnv } from '@aws-sdk/credential-provider-env';
export const defaultProvider = () => fromEnv();`,
      resolveDir,
    }));
  },
};
