import { canonical, sha256 } from '../runtime/chain.ts';
import type { Change } from './change.ts';
import { contentOf } from './content.ts';

/** The hash of what a change asks for: a vote is for exactly this. */
export const contentHash = (change: Change): string => sha256(canonical(contentOf(change)));
