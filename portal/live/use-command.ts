import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useDesk } from '../desk.ts';
import { shown } from '../problem.ts';
import { notify } from '../shell/notices.ts';
import { meanwhile } from './meanwhile.ts';

export type Command = {
  /** Below /v1, e.g. `/incidents/INC-1001/acknowledge`. */
  path: string;
  body: unknown;
  method?: 'POST' | 'PATCH';
  version?: number;
  /** Said when it worked; nothing is said without it. */
  done?: string;
  /** A reason that whoever gives it shows in its own place: no message says it. */
  shows?: string;
  /** Paths (beginnings of) to ask again afterwards; by default everything below the first segment. */
  touches?: string[];
};

/**
 * Gives commands. A click that is repeated because no answer came carries the same Idempotency-Key, so that it
 * cannot act twice; an answer, good or bad, ends the attempt-group. A stale version reloads the record and says so.
 */
export function useCommand<T = unknown>() {
  const { client, session } = useDesk();
  const queries = useQueryClient();
  const attempt = useRef({ of: '', key: '' });

  const reload = ({ path, touches = [] }: Command) => {
    const beginnings = ['/desk', `/${path.split('/')[1]}`, ...touches];
    return queries.invalidateQueries({
      predicate: ({ queryKey }) => beginnings.some((start) => String(queryKey[0]).startsWith(start)),
    });
  };

  const mutation = useMutation({
    mutationFn: async (command: Command): Promise<T> => {
      const { path, body, method = 'POST', version } = command;
      const of = JSON.stringify([method, path, body]);
      if (attempt.current.of !== of) attempt.current = { of, key: crypto.randomUUID() };
      const safety = { key: attempt.current.key, ...(version !== undefined && { version }) };
      try {
        const answer = await (method === 'POST'
          ? client.post<T>(path, body, safety)
          : client.patch<T>(path, body, safety));
        attempt.current = { of: '', key: '' };
        return answer;
      } catch (error) {
        const { status } = shown(error);
        if (status >= 400 && status < 500) attempt.current = { of: '', key: '' };
        throw error;
      }
    },
    onSuccess: async (_, command) => {
      if (command.done) notify({ type: 'success', content: command.done });
      await reload(command);
    },
    onError: async (error, command) => {
      const { status, reason, title, message } = shown(error);
      const stale = status === 412;
      const { path, version } = command;
      const before = stale && version !== undefined ? await meanwhile(client, path, version) : '';
      const content = stale
        ? `${before}You now see the newest version. Look at it, then try again.`
        : message;
      const again = { label: 'Sign in again', onGo: () => void session.signInAgain() };
      if (command.shows === undefined || command.shows !== reason)
        notify({
          ...{ type: stale ? 'warning' : 'error', header: title, content },
          ...(reason === 'sign-in-again' && { action: again }),
        });
      if (status >= 400) await reload(command);
    },
  });
  const refusal = mutation.error ? shown(mutation.error) : undefined;
  return {
    run: mutation.mutateAsync,
    /** For buttons: what went wrong has been shown already. */
    give: (command: Command) => mutation.mutate(command),
    busy: mutation.isPending,
    /** The last command, while it is under way. */
    giving: mutation.isPending ? mutation.variables : undefined,
    refusal,
    forget: mutation.reset,
  };
}
