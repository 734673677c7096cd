import { createStore } from '../live/store.ts';

const key = 'itsm.folded';
const first = ['Notifications', 'People', 'Administration'];

const remembered = (): readonly string[] => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '') as string[];
  } catch {
    return first;
  }
};

/** The sections of the navigation that are folded, as this browser remembers them. */
export const folded = createStore<readonly string[]>(remembered());

/** Opens a folded section, folds an open one. */
export function toggleSection(section: string): void {
  const now = folded.get();
  const next = now.includes(section) ? now.filter((each) => each !== section) : [...now, section];
  folded.set(next);
  localStorage.setItem(key, JSON.stringify(next));
}
