import { rebuild } from './rebuilding.ts';

/** Once a day the index is built anew out of the records: whatever was missed is in it from then on. */
export const handler = (): Promise<void> => rebuild();
