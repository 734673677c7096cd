/**
 * Does something with each of many, at most `width` at a time, and answers in their order. A small function that opens a
 * connection for each of hundreds at once gets none of them open in time.
 *
 * @throws what the first of them throws; nothing more is begun then, and what has begun comes to its end first
 */
export async function someAtOnce<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const answers = new Array<R>(items.length);
  const left = items.entries();
  const failures: unknown[] = [];
  const worker = async () => {
    for (const [at, item] of left) {
      try {
        answers[at] = await work(item);
      } catch (error) {
        failures.push(error);
      }
      if (failures.length) return;
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  if (failures.length) throw failures[0];
  return answers;
}
