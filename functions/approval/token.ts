import { meetings } from '../runtime/meetings.ts';

/** Where a round stands, as its machine is told: by the state, and by the step whose turn it is while it is pending. */
export type Standing = { readonly state: string; readonly step: number };

/** Where the machines of rounds and what was decided in them meet. */
export const tokens = meetings<Standing>('approval', 'approval');

const farthest = 10;

/** A number that grows with every step and every deadline. */
export const turnOf = (step: number, lapse: number): number => step * farthest + lapse;
export const stepOfTurn = (turn: number): number => Math.floor(turn / farthest);
