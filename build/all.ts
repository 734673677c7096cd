import { bundle } from './bundle.ts';
import { writeOpenapi } from './openapi.ts';
import { portal } from './portal.ts';

/** Everything a synthesis needs: the API's description, which a function hands out, all functions, and the portal. */
export async function buildAll(): Promise<void> {
  const described = writeOpenapi();
  const [functions, page] = await Promise.all([bundle(), portal()]);
  console.log(`${functions.length} functions bundled, openapi.json ${described}, portal ${page}`);
}

if (import.meta.main) {
  await buildAll().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
