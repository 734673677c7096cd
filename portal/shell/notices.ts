import { createStore } from '../live/store.ts';

export type Notice = {
  id: string;
  type: 'success' | 'error' | 'warning' | 'info';
  header?: string;
  content: string;
  /** What can be done about it. */
  action?: { label: string; onGo: () => void };
};

export const notices = createStore<readonly Notice[]>([]);

export const dismiss = (id: string): void => notices.set(notices.get().filter((notice) => notice.id !== id));

/** Tells the person what came of what they did. Good news goes by itself, bad news waits to be read. */
export function notify(notice: Omit<Notice, 'id'>): void {
  const id = crypto.randomUUID();
  const same = (other: Notice) => other.content === notice.content && other.header === notice.header;
  notices.set([
    ...notices
      .get()
      .filter((other) => !same(other))
      .slice(-3),
    { ...notice, id },
  ]);
  if (notice.type === 'success') setTimeout(() => dismiss(id), 5000);
}
