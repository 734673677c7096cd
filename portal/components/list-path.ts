/**
 * Where the API lists what an address of the portal asks for. Only what the API knows goes to it; everything stays in the
 * address, so that a view can be shared and kept. The API looks in one place at a time: the narrowest that is named.
 */
export function listPath(
  noun: string,
  search: URLSearchParams,
  places: readonly string[],
  qualities: readonly string[],
): string {
  const ask = new URLSearchParams();
  const place = search.get('mine') ? undefined : places.find((name) => search.get(name));
  if (search.get('mine')) ask.set('mine', 'true');
  for (const name of [...(place ? [place] : []), ...qualities]) {
    const value = search.get(name);
    if (value) ask.set(name, value);
  }
  if (search.get('closed')) ask.set('closed', 'true');
  return `/${noun}?${ask}`.replace(/\?$/, '');
}
