import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { readRefusal, unreachable } from '../problem.ts';

/** Where the API is. */
export const PublicContext = createContext('');

async function ask<T>(url: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(url, init).catch((error: unknown) => {
    throw unreachable(error);
  });
  if (!response.ok) throw await readRefusal(response);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** What anybody may read at a path below `/public-articles`. @throws {Refused} what was refused, or status 0 without an answer */
export function usePublic<T>(path: string) {
  const url = `${useContext(PublicContext)}/public-articles${path}`;
  return useQuery<T>({
    queryKey: [url],
    queryFn: ({ signal }) => ask<T>(url, { signal }),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
}

/** Says whether an article helped. */
export function useSay(id: string): (helpful: boolean) => Promise<void> {
  const url = `${useContext(PublicContext)}/public-articles/${encodeURIComponent(id)}/rate`;
  const headers = { 'content-type': 'application/json' };
  return (helpful) => ask(url, { method: 'POST', headers, body: JSON.stringify({ helpful }) });
}
