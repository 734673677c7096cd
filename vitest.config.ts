import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/browser/unpack.ts',
    // Processes, because the local host's sandboxes are threads of their own; two, because two cores must do.
    pool: 'forks',
    maxWorkers: 2,
    // What hangs fails; what is only slow, on a machine that is, does not. Nothing else in a test looks at the time.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    reporters: ['default'],
  },
});
