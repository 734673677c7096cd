import { useState } from 'react';
import type { Refused } from '../problem.ts';

/**
 * What a form holds before it is saved: the draft, how to change parts of it, what differs from the beginning
 * (the body of a PATCH), and what the desk found wrong with a field.
 */
export function useDraft<T extends object>(before: T, refusal?: Refused) {
  const [draft, setDraft] = useState(before);
  const set = (part: Partial<T>) => setDraft((now) => ({ ...now, ...part }));
  const changed = Object.fromEntries(
    Object.entries(draft).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof T]),
    ),
  ) as Partial<T>;
  /** The first thing that is wrong with a field or with anything inside of it. */
  const wrong = (field: string): string | undefined => {
    const found = Object.entries(refusal?.fields ?? {}).find(
      ([pointer]) => pointer === field || pointer.startsWith(`${field}/`),
    );
    return found?.[1];
  };
  return { draft, set, changed, dirty: Object.keys(changed).length > 0, wrong };
}
