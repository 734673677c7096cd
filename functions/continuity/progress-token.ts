import { meetings } from '../runtime/meetings.ts';

/** How far a run has come, as its machine is told. */
export type Standing = { readonly state: string; readonly moves: number };

/** Where the machines of runs and the moves that they wait for meet; a turn is the moves that were seen. */
export const tokens = meetings<Standing>('continuity', 'plan-run');
