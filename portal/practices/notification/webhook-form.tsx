import FormField from '@cloudscape-design/components/form-field';
import TokenGroup from '@cloudscape-design/components/token-group';
import { useNavigate, useParams } from 'react-router';
import type { WebhookSubscription } from '../../../functions/notification/webhook-subscription.ts';
import type { Condition } from '../../../functions/record/condition.ts';
import type { Field } from '../../components/condition-draft.ts';
import { ConditionEditor } from '../../components/condition-editor.tsx';
import { Pick } from '../../components/pick.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useDraft } from '../../live/use-draft.ts';
import { useLive } from '../../live/use-live.ts';

const known = [
  'incident.*',
  'incident.opened',
  'incident.acknowledged',
  'incident.resolved',
  'incident.closed',
  'incident.commented',
  'alert.*',
  'alert.raised',
  'alert.cleared',
  'escalation.*',
  'escalation.paged',
  'escalation.exhausted',
  'notification.failed',
  '*',
];
const fields: Field[] = [
  { name: 'type', label: 'Event' },
  { name: 'by', label: 'Done by' },
  { name: 'data.priority', label: 'Priority', number: true },
  { name: 'data.service', label: 'Service' },
  { name: 'data.team', label: 'Team' },
  { name: 'data.state', label: 'State' },
  { name: 'data.title', label: 'Title' },
];

type Draft = { title: string; url: string; events: string[]; filter: Condition | null };
const empty: Draft = { title: '', url: '', events: ['incident.*'], filter: null };

type Props = {
  before: Draft;
  title: string;
  go: string;
  save: (draft: Draft, changed: Partial<Draft>) => Promise<unknown>;
  command: Pick<ReturnType<typeof useCommand>, 'busy' | 'refusal'>;
};

function WebhookForm({ before, title, go, save, command: { busy, refusal } }: Props) {
  const { draft, set, changed, dirty, wrong } = useDraft(before, refusal);
  const others = known.filter((event) => !draft.events.includes(event));
  return (
    <RecordForm
      title={title}
      about="It is told by POST, with a signature that only it and the desk can make."
      trail={{ label: 'Webhooks', href: '/webhooks' }}
      go={go}
      onGo={() => void save(draft, changed).catch(() => undefined)}
      busy={busy}
      ready={dirty && draft.title.trim() !== '' && draft.url !== '' && draft.events.length > 0}
      refusal={refusal}
      placed={['title', 'url', 'events', 'filter']}
    >
      <Section title="Where">
        <TextField
          label="Name"
          value={draft.title}
          onChange={(value) => set({ title: value })}
          error={wrong('title')}
        />
        <TextField
          label="URL"
          value={draft.url}
          onChange={(url) => set({ url })}
          description="https, at a public address"
          error={wrong('url')}
        />
      </Section>
      <Section title="What">
        <FormField label="Events" errorText={wrong('events')}>
          <TokenGroup
            items={draft.events.map((event) => ({ label: event, dismissLabel: `Remove ${event}` }))}
            onDismiss={({ detail }) => set({ events: draft.events.toSpliced(detail.itemIndex, 1) })}
          />
        </FormField>
        <Pick
          label="Add an event"
          value=""
          options={others.map((event) => ({ value: event, label: event }))}
          onChange={(event) => set({ events: [...draft.events, event] })}
          find
        />
        <ConditionEditor
          label="Only when"
          value={draft.filter ?? undefined}
          onChange={(filter) => set({ filter: filter ?? null })}
          fields={fields}
          error={wrong('filter')}
        />
      </Section>
    </RecordForm>
  );
}

export function WebhookCreate() {
  const navigate = useNavigate();
  const command = useCommand<WebhookSubscription>();
  const save = async ({ filter, ...draft }: Draft) => {
    const body = { ...draft, ...(filter && { filter }) };
    const made = await command.run({ path: '/webhook-subscriptions', body, done: 'The webhook is added.' });
    await navigate(`/webhooks/${made.id}`);
  };
  return <WebhookForm before={empty} title="Add webhook" go="Add" save={save} command={command} />;
}

export function WebhookEdit() {
  const { id = '' } = useParams();
  const path = `/webhook-subscriptions/${id}`;
  const { data, error, refetch } = useLive<WebhookSubscription>(path, { pace: 'slow' });
  const navigate = useNavigate();
  const command = useCommand<WebhookSubscription>();
  if (error) return <Trouble error={error} retry={refetch} />;
  if (!data) return <Loading lines={6} />;
  const { title, url, events, filter = null, version } = data;
  const save = async (_: Draft, body: Partial<Draft>) => {
    await command.run({ path, method: 'PATCH', version, body, done: 'Saved.' });
    await navigate(`/webhooks/${id}`);
  };
  return (
    <WebhookForm
      key={version}
      before={{ title, url, events, filter }}
      title={`Change ${title}`}
      go="Save"
      save={save}
      command={command}
    />
  );
}
