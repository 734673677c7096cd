import { useMemo } from 'react';

const prefix = 'article-draft ';
const mostDays = 30;

/** What somebody writes and has not saved, as it is kept in this browser; without a place to keep it, nothing is. */
export const useBrowserDraft = <T extends object>(name: string) =>
  useMemo(() => {
    const key = `${prefix}${name}`;
    return {
      read: (): T | undefined => {
        try {
          const { at, draft } = JSON.parse(localStorage.getItem(key) ?? '{}') as { at?: number; draft?: T };
          return at && Date.now() - at < mostDays * 86_400_000 ? draft : undefined;
        } catch {
          return undefined;
        }
      },
      keep: (draft: T) => {
        try {
          localStorage.setItem(key, JSON.stringify({ at: Date.now(), draft }));
        } catch {
          // A full or forbidden store keeps nothing; the form still has it.
        }
      },
      forget: () => {
        try {
          localStorage.removeItem(key);
        } catch {
          // Then it was not kept either.
        }
      },
    };
  }, [name]);
