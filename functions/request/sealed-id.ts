import { randomBytes } from 'node:crypto';
import { sha256 } from '../runtime/chain.ts';
import { sealed, unsealed } from '../runtime/sealed.ts';

/** A reference of 128 bits that one can see to be ours before anything is known of it. */
export const newReference = (): Promise<string> => sealed('form-reference', randomBytes(16).toString('hex'));

/** Whether a text is a reference that was given to somebody. */
export const isReference = async (text: string): Promise<boolean> =>
  (await unsealed('form-reference', text)) !== undefined;

/** By which a reference is found; the reference itself is kept nowhere. */
export const referenceHash = (reference: string): string => sha256(reference);
