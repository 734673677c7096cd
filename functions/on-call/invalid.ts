import { Refusal } from '../kernel/refusal.ts';

/** One field of the body that a decision cannot accept, as a refusal. */
export const invalid = (pointer: string, detail: string): Refusal =>
  new Refusal('validation', `${pointer}: ${detail}.`, { errors: [{ pointer, detail }] });
