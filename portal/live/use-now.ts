import { useEffect, useSyncExternalStore } from 'react';
import { now, serverNow } from './server-time.ts';
import { useStore } from './store.ts';

let users = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** The desk's time, ticking once a second for as long as anybody watches. One timer serves the whole page. */
export function useNow(): number {
  useEffect(() => {
    users += 1;
    timer ??= setInterval(() => now.set(serverNow()), 1000);
    return () => {
      users -= 1;
      if (users > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  }, []);
  return useStore(now);
}

const watchVisibility = (listener: () => void) => {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
};

/** True while the tab can be seen. */
export const useVisible = (): boolean =>
  useSyncExternalStore(watchVisibility, () => document.visibilityState === 'visible');
