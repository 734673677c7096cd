import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { Flag } from '../../components/flag.tsx';
import { Panel } from '../../components/panel.tsx';
import { Pick } from '../../components/pick.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { PersonPick, ServicePick } from '../../components/record-picks.tsx';
import { Section } from '../../components/section.tsx';
import { StateBadge } from '../../components/state.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useLater } from '../../live/use-later.ts';
import { useItems, useLive } from '../../live/use-live.ts';
import { RecordId } from '../../record/record-id.tsx';
import { listed } from '../../words.ts';
import { ItemsField } from '../change/items-field.tsx';
import { impacts, urgencies } from '../incident/options.ts';
import { PreparedFields, TemplateChoice } from '../incident/prepared-fields.tsx';
import { type Draft, draftOf, edits, said } from './draft.ts';
import type { Problem, SimilarProblem } from './types.ts';

const trail = { label: 'Problems', href: '/problems' };
const placed = [
  ...['title', 'description', 'service', 'impact', 'urgency', 'assignee', 'errorCode', 'cis', 'category'],
  ...['fields', 'template', 'answers'],
];

export const NewProblem = () => <ProblemForm />;

export function EditProblem() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useLive<Problem>(`/problems/${encodeURIComponent(id)}`, { pace: 'once' });
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  return <ProblemForm problem={data} key={data.id} />;
}

/** Problems and known errors that may be the same as the one that is being written. */
function Alike({ draft }: { draft: Draft }) {
  const title = useLater(draft.title.trim());
  const { service, errorCode } = draft;
  const ask = new URLSearchParams({
    title,
    ...(service && { service }),
    ...(errorCode.trim() && { errorCode: errorCode.trim() }),
  });
  const path = title.length > 3 ? `/problems/similar?${ask}` : null;
  const { items } = useItems<SimilarProblem>(path, { pace: 'slow', keep: true });
  if (!items.length) return <p className="soft">Known errors that are like it are shown here.</p>;
  return (
    <Panel title="Is it one of these?" count={items.length} flush>
      <ul className="linked ties">
        {items.map(({ id, title: words, state, because, knownError }) => (
          <li key={id}>
            <RecordId id={id} /> {words} <StateBadge state={knownError ? 'known-error' : state} />
            <p className="reason">{listed(because)}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function ProblemForm({ problem }: { problem?: Problem }) {
  const [search] = useSearchParams();
  const incidents = (search.get('incidents') ?? '').split(',').filter(Boolean);
  const [draft, setDraft] = useState(() => draftOf(problem));
  const { run, busy, refusal } = useCommand<Problem>();
  const navigate = useNavigate();
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const changed = problem ? edits(draftOf(problem), draft) : said(draft);
  const ready = problem
    ? Object.keys(changed).length > 0
    : draft.title.trim() !== '' || incidents.length > 0 || draft.prepared.template !== '';
  const save = () => {
    const command = problem
      ? { path: `/problems/${problem.id}`, method: 'PATCH' as const, body: changed, version: problem.version }
      : { path: '/problems', body: { ...changed, ...(incidents.length && { incidents }) } };
    void run({ ...command, done: problem ? `${problem.id} is changed.` : 'The problem is raised.' })
      .then(({ id }) => navigate(`/problems/${id}`))
      .catch(() => undefined);
  };
  const field = (name: 'title' | 'description' | 'errorCode' | 'cis' | 'service' | 'assignee') => ({
    value: draft[name],
    onChange: (value: string) => set({ [name]: value }),
    error: refusal?.fields[name],
  });
  const prepared = {
    kind: 'problem' as const,
    value: draft.prepared,
    onChange: (to: Draft['prepared']) => set({ prepared: to }),
    refusal,
  };
  return (
    <RecordForm
      title={problem ? `Edit ${problem.id}` : 'New problem'}
      about={
        incidents.length
          ? `It causes ${listed(incidents)}; what is left open is taken from there.`
          : 'What causes incidents, or may cause some.'
      }
      trail={problem ? { label: problem.id, href: `/problems/${problem.id}` } : trail}
      go={problem ? 'Save' : 'Raise the problem'}
      onGo={save}
      busy={busy}
      ready={ready}
      refusal={refusal}
      placed={placed}
      {...(!problem && { side: <Alike draft={draft} /> })}
    >
      <Section title="What it is">
        {!problem && <TemplateChoice {...prepared} />}
        <TextField label="Title" {...field('title')} focus={!problem} />
        <TextField label="What is seen" rows={4} {...field('description')} />
        <TextField label="Error code" placeholder="ORA-12154" {...field('errorCode')} />
      </Section>
      <Section title="What it is about">
        <ServicePick
          label="Service"
          {...(!problem && { none: incidents.length ? 'That of its incidents' : 'The default service' })}
          {...field('service')}
        />
        <ItemsField {...field('cis')} />
        <PreparedFields {...prepared} facts={draft} />
      </Section>
      <Section title="How much it matters">
        <Pick
          label="Impact"
          options={impacts}
          value={draft.impact}
          onChange={(impact) => set({ impact: impact as Draft['impact'] })}
          error={refusal?.fields.impact}
        />
        <Pick
          label="Urgency"
          options={urgencies}
          value={draft.urgency}
          onChange={(urgency) => set({ urgency: urgency as Draft['urgency'] })}
          error={refusal?.fields.urgency}
        />
        <Flag
          label="It is a major problem"
          description="It is reviewed before it is closed."
          checked={draft.major}
          onChange={(major) => set({ major })}
        />
        <PersonPick label="Who coordinates it?" none="Nobody yet" workers {...field('assignee')} />
      </Section>
    </RecordForm>
  );
}
