import { createRoot } from 'react-dom/client';
import { isHelpPath } from './help/help-path.ts';
import { shown } from './problem.ts';
import { Doorstep } from './shell/doorstep.tsx';
import { followTheme } from './shell/theme.ts';
import './style/all.css';
import 'virtual:desk-theme.css';

const root = createRoot(document.getElementById('root') as HTMLElement);

async function open(): Promise<void> {
  const { start } = isHelpPath(location.pathname)
    ? await import('./help/start.tsx')
    : await import('./start.tsx');
  await start(root);
}

followTheme();
open().catch((error: unknown) => {
  const reason = shown(error);
  root.render(
    <Doorstep reason={`${reason.title}. ${reason.message}`} signIn={async () => location.assign('/')} />,
  );
});
