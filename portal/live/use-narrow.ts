import { useSyncExternalStore } from 'react';

const narrow = matchMedia('(max-width: 900px)');
const watch = (listener: () => void) => {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
};

/** True on a phone, and in a window as narrow as one. */
export const useNarrow = (): boolean => useSyncExternalStore(watch, () => narrow.matches);
