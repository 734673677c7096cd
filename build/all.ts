import { bundle } from './bundle.ts';
import { portal } from './portal.ts';

/** Everything a synthesis needs: the bundles of all functions and the portal. */
export async function buildAll(): Promise<void> {
  const [functions, page] = await Promise.all([bundle(), portal()]);
  console.log(`${functions.length} functions bundled, portal ${page}`);
}

if (import.meta.main) {
  await buildAll().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
