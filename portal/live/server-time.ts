import { createStore } from './store.ts';

let offset = 0;

/** Now, as the desk sees it, in milliseconds. */
export const serverNow = (): number => Date.now() + offset;

/** The same as a value to watch; it moves when somebody makes it tick, and at once when the desk's clock is moved. */
export const now = createStore(serverNow());

/**
 * Learns the desk's time from an answer's Date header. Ages must not depend on the reader's clock, and a desk
 * on a laptop can be moved through time. Differences below three seconds are the header's own coarseness.
 */
export function noteServerTime(response: Response): void {
  const date = Date.parse(response.headers.get('date') ?? '');
  if (Number.isNaN(date)) return;
  const difference = date - Date.now();
  const next = Math.abs(difference) < 3000 ? 0 : difference;
  if (Math.abs(next - offset) < 1500) return;
  offset = next;
  now.set(serverNow());
}
