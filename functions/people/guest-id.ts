import { createHash } from 'node:crypto';

/** True for the id of a guest, made or about to be. */
export const isGuestId = (id: string): boolean => id.startsWith('guest-');

/** The id of a guest: made of their address, so that whoever hears of it first makes the same person. */
export const guestId = (address: string): string =>
  `guest-${createHash('sha256').update(address.toLowerCase()).digest('hex').slice(0, 16)}`;
