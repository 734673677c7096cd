import I18nProvider from '@cloudscape-design/components/i18n';
import messages from '@cloudscape-design/components/i18n/messages/all.en';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import type { Root } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { createClient } from './client.ts';
import { loadConfig } from './config.ts';
import { DeskContext } from './desk.ts';
import type { Me } from './model.ts';
import { createQueries } from './queries.ts';
import { createRouter } from './router.tsx';
import { openSession } from './session/session.ts';
import { Doorstep } from './shell/doorstep.tsx';

/** The desk, for whoever is signed in, or signs in now. */
export async function start(root: Root): Promise<void> {
  const config = await loadConfig();
  const opening = await openSession(config);
  if (opening.status === 'out') {
    const { provider, exclusive } = config;
    return root.render(<Doorstep {...opening} provider={provider} exclusive={exclusive} />);
  }
  const { session } = opening;
  const client = createClient(config.apiUrl, session);
  const me = await client.get<Me>('/people/me');
  root.render(
    <StrictMode>
      <I18nProvider locale="en" messages={[messages]}>
        <QueryClientProvider client={createQueries()}>
          <DeskContext value={{ client, config, session, me }}>
            <RouterProvider router={createRouter()} />
          </DeskContext>
        </QueryClientProvider>
      </I18nProvider>
    </StrictMode>,
  );
}
