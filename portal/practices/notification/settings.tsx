import Button from '@cloudscape-design/components/button';
import type { NotificationSettings } from '../../../functions/notification/settings.ts';
import { Page } from '../../components/page.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useLive } from '../../live/use-live.ts';
import { Contacts, type Reached } from './contacts.tsx';
import { MailLanguage } from './language.tsx';
import { NotificationLog } from './log.tsx';
import { SettingsForm } from './settings-form.tsx';

const path = '/notification-settings/me';

/** How I am reached, by which rules, and what came of it. */
export function NotificationSettingsPage() {
  const me = useLive<Reached>('/people/me');
  const settings = useLive<NotificationSettings>(path, { pace: 'slow' });
  const { give, busy } = useCommand();
  const trouble = me.error ?? settings.error;
  return (
    <Page
      title="How I am told"
      about="By which contacts you are paged, when, and what else you want to hear of."
      actions={
        <Button
          loading={busy}
          onClick={() =>
            give({
              path: `${path}/test`,
              body: {},
              done: 'A test page is on its way.',
              touches: ['/notifications'],
            })
          }
        >
          Page me now
        </Button>
      }
    >
      {trouble && (
        <Trouble error={trouble} retry={() => void Promise.all([me.refetch(), settings.refetch()])} />
      )}
      {!trouble && !(me.data && settings.data) && <Loading lines={8} />}
      {me.data && settings.data && (
        <div className="columns">
          <div className="main">
            <Contacts me={me.data} />
            <MailLanguage me={me.data} />
            <SettingsForm key={settings.data.version} settings={settings.data} me={me.data} />
          </div>
          <aside aria-label="What was sent">
            <NotificationLog />
          </aside>
        </div>
      )}
    </Page>
  );
}
