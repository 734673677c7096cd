/**
 * The first of each source, then the second of each, and so on: a source that says a thousand things at once keeps no other waiting
 * for more than its turn. Those of one source stay in their order.
 */
export function inTurn<T>(items: readonly T[], sourceOf: (item: T) => string): T[] {
  const turns = new Map<string, number>();
  const turnOf = (item: T) => {
    const turn = (turns.get(sourceOf(item)) ?? 0) + 1;
    turns.set(sourceOf(item), turn);
    return turn;
  };
  return items
    .map((item) => ({ item, turn: turnOf(item) }))
    .sort((a, b) => a.turn - b.turn)
    .map(({ item }) => item);
}
