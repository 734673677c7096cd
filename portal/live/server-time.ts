let offset = 0;

/**
 * Learns the desk's time from an answer's Date header. Ages must not depend on the reader's clock, and a desk
 * on a laptop can be moved through time. Differences below three seconds are the header's own coarseness.
 */
export function noteServerTime(response: Response): void {
  const date = Date.parse(response.headers.get('date') ?? '');
  if (Number.isNaN(date)) return;
  const difference = date - Date.now();
  offset = Math.abs(difference) < 3000 ? 0 : Math.abs(difference - offset) < 1500 ? offset : difference;
}

/** Now, as the desk sees it, in milliseconds. */
export const serverNow = (): number => Date.now() + offset;
