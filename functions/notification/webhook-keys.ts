import { keysFor } from '../runtime/secret.ts';

/** The keys of the webhooks to one person, the newest first: nobody can sign for another one's receiver. */
export const webhookKeys = (person: string): Promise<readonly Buffer[]> => keysFor(`webhook:${person}`);
