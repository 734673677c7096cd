import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Flag } from '../../components/flag.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Pick } from '../../components/pick.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { ServicePick, TeamPick } from '../../components/record-picks.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useDraft } from '../../live/use-draft.ts';
import { useLive } from '../../live/use-live.ts';
import { doorNames, type Integration, type Severity } from './doors.ts';

type Draft = {
  name: string;
  type: string;
  service: string;
  team: string;
  signed: boolean;
  limit: number | undefined;
  topics: string;
  severities: string;
  mapping: string;
};

const fresh: Draft = {
  ...{ name: '', type: 'pagerduty', service: '', team: '', signed: false, limit: 300 },
  ...{ topics: '', severities: '', mapping: '' },
};

const drafted = (integration: Integration): Draft => ({
  ...integration,
  service: integration.service ?? '',
  team: integration.team ?? '',
  topics: integration.topics.join('\n'),
  severities: Object.entries(integration.severities)
    .map(([word, severity]) => `${word} = ${severity}`)
    .join('\n'),
  mapping: integration.mapping ? JSON.stringify(integration.mapping, null, 2) : '',
});

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

function severitiesOf(text: string): Record<string, string> {
  const pairs = linesOf(text).map((line) => line.split('=').map((part) => part.trim()));
  return Object.fromEntries(pairs.map(([word = '', severity = '']) => [word, severity as Severity]));
}

/** The body for the desk; throws where the mapping is no JSON. */
function askOf(draft: Draft, type: string): Record<string, unknown> {
  const { name, limit, service, team, signed } = draft;
  return {
    name,
    limit,
    service,
    team,
    severities: severitiesOf(draft.severities),
    ...(type === 'grafana' && { signed }),
    ...(type === 'sns' && { topics: linesOf(draft.topics) }),
    ...((type === 'generic' || type === 'sns' || type === 'grafana') && {
      mapping: draft.mapping.trim() ? JSON.parse(draft.mapping) : '',
    }),
  };
}

const placed = ['name', 'type', 'service', 'team', 'limit', 'topics', 'severities', 'mapping'];
const example = '{ "title": "{{monitor.name}} is down", "state": "status", "cleared": ["up"] }';

/** What an integration is; the same for a new one and for one that is there. */
function Form({ before, version, id }: { before: Draft; version?: number; id?: string }) {
  const navigate = useNavigate();
  const { run, busy, refusal } = useCommand<Integration>();
  const { draft, set, wrong } = useDraft(before, refusal);
  const [odd, setOdd] = useState<string>();
  const save = async () => {
    let ask: Record<string, unknown>;
    try {
      ask = askOf(draft, draft.type);
      setOdd(undefined);
    } catch {
      setOdd('is not JSON');
      return;
    }
    // Nothing chosen is absent when it is made, and takes away what was there when it is changed.
    const empty = id ? null : undefined;
    const body = Object.fromEntries(
      Object.entries(ask).map(([name, value]) => [name, value === '' ? empty : value]),
    );
    const command = id
      ? { path: `/integrations/${id}`, method: 'PATCH' as const, body, ...(version && { version }) }
      : { path: '/integrations', body: { ...body, type: draft.type } };
    const saved = await run({ ...command, done: id ? 'It is changed.' : 'It may send signals now.' });
    void navigate(`/integrations/${saved.id}`);
  };
  const { type } = draft;
  return (
    <RecordForm
      title={id ? `Change ${before.name}` : 'Add an integration'}
      about="It gets a key of its own, which is shown on the next page with what to paste where."
      trail={{ label: 'Integrations', href: '/integrations' }}
      go={id ? 'Save' : 'Add'}
      onGo={() => void save().catch(() => undefined)}
      busy={busy}
      ready={draft.name.trim() !== '' && draft.limit !== undefined}
      refusal={refusal}
      placed={placed}
    >
      <Section title="Who sends">
        <TextField label="Name" value={draft.name} onChange={(name) => set({ name })} error={wrong('name')} />
        {!id && (
          <Pick
            label="Speaks like"
            value={type}
            options={Object.entries(doorNames).map(([value, label]) => ({ value, label }))}
            onChange={(chosen) => set({ type: chosen })}
            error={wrong('type')}
          />
        )}
        <ServicePick
          label="Service"
          description="What its signals are about, unless a tag or a rule says better"
          value={draft.service}
          none="Rules alone decide"
          onChange={(service) => set({ service })}
          error={wrong('service')}
        />
        <TeamPick
          label="Team"
          description="Who is told when it is too loud"
          value={draft.team}
          none="Nobody"
          onChange={(team) => set({ team })}
          error={wrong('team')}
        />
      </Section>
      <Section title="How it is read">
        <NumberField
          label="At most"
          unit="calls in five minutes"
          value={draft.limit}
          onChange={(limit) => set({ limit })}
          error={wrong('limit')}
        />
        <TextField
          label="Its words for how bad it is"
          description="One a line: blocker = critical. The usual words are known: critical, error, warning, info."
          rows={3}
          value={draft.severities}
          onChange={(severities) => set({ severities })}
          error={wrong('severities')}
        />
        {type === 'grafana' && (
          <Flag
            label="Only signed messages"
            description="Grafana signs with a secret that is shown with the key"
            checked={draft.signed}
            onChange={(signed) => set({ signed })}
          />
        )}
        {type === 'sns' && (
          <TextField
            label="Topics that may send"
            description="One ARN a line; without any, every topic may"
            rows={3}
            value={draft.topics}
            onChange={(topics) => set({ topics })}
            error={wrong('topics')}
          />
        )}
        {(type === 'generic' || type === 'sns') && (
          <TextField
            label="Mapping"
            description="JSON that says where things stand; without one, the desk goes by the names that tools use"
            placeholder={example}
            rows={8}
            value={draft.mapping}
            onChange={(mapping) => set({ mapping })}
            error={odd ?? wrong('mapping')}
          />
        )}
      </Section>
    </RecordForm>
  );
}

export function AddIntegration() {
  return <Form before={fresh} />;
}

export function ChangeIntegration() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useLive<Integration>(`/integrations/${encodeURIComponent(id)}`, {
    pace: 'once',
  });
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  return <Form before={drafted(data)} version={data.version} id={id} />;
}
