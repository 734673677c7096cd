import { QueryClient } from '@tanstack/react-query';
import { shown } from './problem.ts';

/** What was read, and how it is read again. */
export const createQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      // A call that cannot go out shall fail, so that the page can say that the connection is lost.
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        retry: (failures, error) => failures < 2 && [0, 500, 502, 503, 504].includes(shown(error).status),
      },
    },
  });
