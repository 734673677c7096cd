const day = 24 * 60 * 60_000;

/**
 * The date from which a demo rotation runs, so that its first person is on call at this moment: today's or this week's
 * hand-off, whichever is over.
 *
 * @param handOff local time, and the weekday (1 is Monday) of a rotation by the week
 */
export function rotationStart(
  handOff: { readonly time: string; readonly weekday?: number },
  timeZone: string,
  now: number,
): string {
  const wall = new Date(now).toLocaleString('sv-SE', { timeZone }).replace(' ', 'T');
  const [hours = 0, minutes = 0] = handOff.time.split(':').map(Number);
  const sinceHandOff = Date.parse(`${wall}Z`) - (hours * 60 + minutes) * 60_000;
  const { weekday } = handOff;
  const back = weekday === undefined ? 0 : (new Date(sinceHandOff).getUTCDay() - weekday + 7) % 7;
  return new Date(sinceHandOff - back * day).toISOString().slice(0, 10);
}
