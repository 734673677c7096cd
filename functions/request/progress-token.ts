import { meetings } from '../runtime/meetings.ts';

/** How far a request has come, as its machine is told: by its state, and by a count that every step and task moves. */
export type Standing = { readonly state: string; readonly progress: number };

/** Where fulfilments (e.g. `REQ-1001-1`) and the progress that they wait for meet; a turn is the progress that was seen. */
export const tokens = meetings<Standing>('request', 'request');
