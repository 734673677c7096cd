/** When an alarm fired, and its first breaching datapoint where its source says so. */
export type Onset = { readonly firedAt: string; readonly breachedAt?: string | undefined };

/** A signal of an alert as it is kept. */
export type KeptSignal = { readonly at: string; readonly state: string; readonly raw: string };

const part = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

function parsed(json: unknown): unknown {
  try {
    return typeof json === 'string' ? JSON.parse(json) : undefined;
  } catch {
    return undefined;
  }
}

/** The time of the first breaching datapoint in a CloudWatch alarm's own words (`reasonData.startDate`). */
export function breachedAt(raw: string): string | undefined {
  const reasonData = part(part(part(parsed(raw), 'detail'), 'state'), 'reasonData');
  const time = Date.parse(String(part(parsed(reasonData), 'startDate')));
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/**
 * The beginning of the firing that was going on at a moment: the first that said so after the last that said it was over.
 *
 * @param signals the newest first
 */
export function onsetAt(signals: readonly KeptSignal[], at: string): Onset | undefined {
  const before = signals.filter((signal) => signal.at <= at);
  const over = before.findIndex(({ state }) => state === 'cleared');
  const firing = before.slice(0, over < 0 ? undefined : over).filter(({ state }) => state === 'firing');
  const first = firing.at(-1) ?? signals.findLast(({ state }) => state === 'firing');
  return first && { firedAt: first.at, breachedAt: breachedAt(first.raw) };
}

/** One time in which a source said that an alarm fires. */
export type Firing = Onset & { readonly clearedAt?: string | undefined };

/**
 * The firings that signals tell of, the oldest first: each from the first that said so to the first that said it is over. What says
 * neither is left out.
 *
 * @param signals the newest first
 */
export function firingsOf(signals: readonly KeptSignal[]): Firing[] {
  const found: { firedAt: string; breachedAt?: string | undefined; clearedAt?: string | undefined }[] = [];
  for (const { at, state, raw } of signals.toReversed()) {
    const last = found.at(-1);
    const goesOn = last && last.clearedAt === undefined;
    if (state === 'firing' && !goesOn) found.push({ firedAt: at, breachedAt: breachedAt(raw) });
    if (state === 'cleared' && goesOn) last.clearedAt = at;
  }
  return found;
}
