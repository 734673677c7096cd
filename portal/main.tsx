import I18nProvider from '@cloudscape-design/components/i18n';
import messages from '@cloudscape-design/components/i18n/messages/all.en';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { createClient } from './client.ts';
import { loadConfig } from './config.ts';
import { DeskContext } from './desk.ts';
import type { Me } from './model.ts';
import { shown } from './problem.ts';
import { createRouter } from './router.tsx';
import { openSession } from './session/session.ts';
import { Doorstep } from './shell/doorstep.tsx';
import { followTheme } from './shell/theme.ts';
import './style/all.css';
import 'virtual:desk-theme.css';

const root = createRoot(document.getElementById('root') as HTMLElement);
const queries = new QueryClient({
  defaultOptions: {
    // A call that cannot go out shall fail, so that the page can say that the connection is lost.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      retry: (failures, error) => failures < 2 && [0, 500, 502, 503, 504].includes(shown(error).status),
    },
  },
});

async function open(): Promise<void> {
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
        <QueryClientProvider client={queries}>
          <DeskContext value={{ client, config, session, me }}>
            <RouterProvider router={createRouter()} />
          </DeskContext>
        </QueryClientProvider>
      </I18nProvider>
    </StrictMode>,
  );
}

followTheme();
open().catch((error: unknown) => {
  const reason = shown(error);
  root.render(
    <Doorstep reason={`${reason.title}. ${reason.message}`} signIn={async () => location.assign('/')} />,
  );
});
