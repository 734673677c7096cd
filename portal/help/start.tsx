import I18nProvider from '@cloudscape-design/components/i18n';
import messages from '@cloudscape-design/components/i18n/messages/all.en';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import type { Root } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { loadConfig } from '../config.ts';
import { createQueries } from '../queries.ts';
import { HelpArticle } from './article.tsx';
import { HelpHome } from './home.tsx';
import { Lost, Porch } from './porch.tsx';
import { PublicContext } from './public-client.ts';

/** What anybody may read: public articles, found and rated without a login. */
export async function start(root: Root): Promise<void> {
  const { apiUrl } = await loadConfig();
  const router = createBrowserRouter([
    {
      Component: Porch,
      HydrateFallback: () => null,
      children: [
        { path: '/help', Component: HelpHome },
        { path: '/help/:id', Component: HelpArticle },
        { path: '*', Component: Lost },
      ],
    },
  ]);
  root.render(
    <StrictMode>
      <I18nProvider locale="en" messages={[messages]}>
        <QueryClientProvider client={createQueries()}>
          <PublicContext value={apiUrl}>
            <RouterProvider router={router} />
          </PublicContext>
        </QueryClientProvider>
      </I18nProvider>
    </StrictMode>,
  );
}
