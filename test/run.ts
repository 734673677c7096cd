import { spawnSync } from 'node:child_process';
import { startVitest, type TestCase, type TestModule, type Vitest } from 'vitest/node';

/** Every test needs the bundles and the template as they are now. */
function prepare(): void {
  for (const script of ['build/all.ts', 'infra/app.ts']) {
    const { status } = spawnSync(process.execPath, [script], { stdio: 'inherit' });
    if (status !== 0) throw new Error(`${script} failed`);
  }
}

/** A test file that could not even be read, and an error outside every test, count as one failure each. */
function count(vitest: Vitest): { passed: number; failed: number } {
  const modules: TestModule[] = vitest.state.getTestModules();
  const cases: TestCase[] = modules.flatMap((module) => [...module.children.allTests()]);
  const inState = (state: string) => cases.filter((one) => one.result().state === state).length;
  const broken = modules.filter((module) => module.errors().length).length;
  const outside = vitest.state.getUnhandledErrors().length;
  return { passed: inState('passed'), failed: inState('failed') + broken + outside };
}

try {
  prepare();
  const vitest = await startVitest('test', process.argv.slice(2), { watch: false, run: true });
  const { passed, failed } = count(vitest);
  await vitest.close();
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed || !passed ? 1 : 0);
} catch (error) {
  console.error(error);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
