import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { Broken, Missing } from './components/missing.tsx';
import { Home } from './home/home.tsx';
import { registry } from './practices/registry.ts';
import { Shell } from './shell/shell.tsx';

const page = (path: string, load?: () => Promise<ComponentType>): RouteObject[] =>
  load ? [{ path, lazy: async () => ({ Component: await load() }) }] : [];

const practices = registry.flatMap(({ path, list, record, create, edit }): RouteObject[] => [
  ...page(path, list),
  ...page(`${path}/new`, create),
  ...page(`${path}/:id`, record),
  ...page(`${path}/:id/edit`, edit),
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
