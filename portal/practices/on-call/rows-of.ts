/** Which row each shift stands in, from 0, so that none covers another one: the first that is free when it begins. */
export function rowsOf(shifts: readonly { readonly from: string; readonly to: string }[]): number[] {
  const ends: number[] = [];
  return shifts.map(({ from, to }) => {
    const begin = Date.parse(from);
    const free = ends.findIndex((end) => end <= begin);
    const row = free < 0 ? ends.length : free;
    ends[row] = Date.parse(to);
    return row;
  });
}
