import floors from './floors.json' with { type: 'json' };

export type Ratio = { readonly name: keyof typeof floors; readonly of: string; readonly value: number };
type Floor = { readonly atMost?: number; readonly atLeast?: number };

/** What does not reach its floor, a sentence each. Floors are ratios within one run: times on a shared machine are noise. */
export const missed = (ratios: readonly Ratio[]): string[] =>
  ratios.flatMap(({ name, of, value }) => {
    const { atMost = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY }: Floor = floors[name];
    if (value <= atMost && value >= atLeast) return [];
    const floor = value > atMost ? `at most ${atMost}` : `at least ${atLeast}`;
    return [`${name}, ${of}: ${value.toFixed(3)}, and it should be ${floor}`];
  });
