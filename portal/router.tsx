import { createBrowserRouter, type RouteObject } from 'react-router';
import { Broken, Missing } from './components/missing.tsx';
import { Home } from './home/home.tsx';
import { registry } from './practices/registry.ts';
import { Shell } from './shell/shell.tsx';

const practices = registry.flatMap(({ path, list, record }): RouteObject[] => [
  { path, lazy: async () => ({ Component: await list() }) },
  ...(record ? [{ path: `${path}/:id`, lazy: async () => ({ Component: await record() }) }] : []),
]);

/** Every page in the shell. A page's code is fetched when it is first opened. */
export const createRouter = () =>
  createBrowserRouter([
    {
      Component: Shell,
      ErrorBoundary: Broken,
      HydrateFallback: () => null,
      children: [
        {
          ErrorBoundary: Broken,
          children: [{ index: true, Component: Home }, ...practices, { path: '*', Component: Missing }],
        },
      ],
    },
  ]);
