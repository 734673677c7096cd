/**
 * Does something with each of many, at most `width` at a time, and answers in their order. A small function that opens a
 * connection for each of hundreds at once gets none of them open in time.
 *
 * @throws what the first of them throws; those that have not begun are left out then
 */
export async function someAtOnce<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const answers = new Array<R>(items.length);
  const left = items.entries();
  const worker = async () => {
    for (const [at, item] of left) answers[at] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return answers;
}
