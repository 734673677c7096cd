const workers = 16;

/** Does something with each, sixteen at a time. @throws what the first failure was, once all others have ended */
export async function atOnce<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const left = [...all];
  const failures: unknown[] = [];
  const worker = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) {
      try {
        await work(one);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(workers, all.length) }, worker));
  if (failures.length) throw failures[0];
}
