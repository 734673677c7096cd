/**
 * Remembers an answer for a while in this sandbox, so that a storm of events does not read the same small list each time.
 * A failure is not remembered. Mark the call as pure (`@__PURE__`), so that a bundle that asks for
 * none of it is made without it.
 */
export function cached<T>(load: () => Promise<T>, milliseconds: number): () => Promise<T> {
  let kept: { value: Promise<T>; until: number } | undefined;
  return () => {
    const now = Date.now();
    if (kept && now < kept.until) return kept.value;
    const value = load();
    kept = { value, until: now + milliseconds };
    value.catch(() => {
      kept = undefined;
    });
    return value;
  };
}
