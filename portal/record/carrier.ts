import type { Base } from '../model.ts';

/** A record of any practice that carries what every record can: files, links, watchers, comments. */
export type Carrier = Base & { watchers?: string[]; requester?: string };

/** Where the API has a record. */
export const pathOf = ({ kind, id }: Pick<Base, 'kind' | 'id'>): string =>
  `/${kind}s/${encodeURIComponent(id)}`;

/** Nobody works on it any more, and it takes nothing new. */
export const isOver = ({ state }: Pick<Base, 'state'>): boolean => state === 'closed' || state === 'canceled';

/** The id that somebody means who types it, or only its number: `7` among changes is `CHG-7`. */
export const idTyped = (letters: string, typed: string): string =>
  /^\d+$/.test(typed.trim()) ? `${letters}-${typed.trim()}` : typed.trim().toUpperCase();
