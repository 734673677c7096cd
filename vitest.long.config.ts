import { defineConfig } from 'vitest/config';
import shared from './vitest.config.ts';

/** What takes too long for every change: whole ranges of which `npm test` tries a sample. */
export default defineConfig({
  test: { ...shared.test, include: ['test/long/**/*.long.ts'], testTimeout: 3_600_000 },
});
