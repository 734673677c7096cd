import { reaction } from '../runtime/reaction.ts';
import { measure } from './measuring.ts';

/** Something happened to a record by which it counts otherwise. */
export const handler = reaction(({ id, type }) => measure(type.slice(0, type.indexOf('.')), id));
