import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { changeTypes } from '../../../functions/change/lifecycle.ts';
import { riskQuestions } from '../../../functions/change/risk-questions.ts';
import { DateTime } from '../../components/date-time.tsx';
import { Flag } from '../../components/flag.tsx';
import { Pick } from '../../components/pick.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { ServicesPick } from '../../components/record-picks.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useLater } from '../../live/use-later.ts';
import { useItems, useLive } from '../../live/use-live.ts';
import type { Base } from '../../model.ts';
import { capital } from '../../words.ts';
import { type Draft, draftOf, edits, riskPath, said } from './draft.ts';
import { ItemsField } from './items-field.tsx';
import { RiskPanel } from './risk-panel.tsx';
import type { Change, Risk } from './types.ts';

const trail = { label: 'Changes', href: '/changes' };
const placed = ['title', 'template', 'services', 'cis', 'plannedFrom', 'plannedTo', 'type'];

export const NewChange = () => <ChangeForm />;

export function EditChange() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useLive<Change>(`/changes/${encodeURIComponent(id)}`, { pace: 'once' });
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  return <ChangeForm change={data} key={data.id} />;
}

function ChangeForm({ change }: { change?: Change }) {
  const [search] = useSearchParams();
  const [draft, setDraft] = useState(() => ({
    ...draftOf(change),
    ...(!change && { template: search.get('template') ?? '' }),
  }));
  const parent = search.get('parent');
  const { run, busy, refusal } = useCommand<Change>();
  const navigate = useNavigate();
  const { items: templates } = useItems<Base>('/standard-changes?live=true&limit=100', { pace: 'slow' });
  const { data: risk } = useLive<Risk>(useLater(riskPath(draft)), { pace: 'slow', keep: true });
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const changed = change ? edits(draftOf(change), draft) : said(draft);
  const follows = draft.template !== '';
  const ready = change ? Object.keys(changed).length > 0 : follows || draft.title.trim() !== '';
  const save = () => {
    const command = change
      ? { path: `/changes/${change.id}`, method: 'PATCH' as const, body: changed, version: change.version }
      : { path: '/changes', body: { ...changed, ...(parent && { parent }) } };
    void run({ ...command, done: change ? `${change.id} is changed.` : 'The draft is there.' })
      .then(({ id }) => navigate(`/changes/${id}`))
      .catch(() => undefined);
  };
  const field = (name: 'title' | 'description' | 'implementation' | 'backout' | 'test' | 'cis') => ({
    value: draft[name],
    onChange: (value: string) => set({ [name]: value }),
    error: refusal?.fields[name],
  });
  return (
    <RecordForm
      title={change ? `Edit ${change.id}` : 'New change'}
      about={
        change && change.state !== 'draft'
          ? 'It was submitted: an edit of what is voted on opens a new round.'
          : `It is a draft until it is submitted.${parent ? ` It will be a part of ${parent}.` : ''}`
      }
      trail={change ? { label: change.id, href: `/changes/${change.id}` } : trail}
      go={change ? 'Save' : 'Open the draft'}
      onGo={save}
      busy={busy}
      ready={ready}
      refusal={refusal}
      placed={placed}
      {...(risk && { side: <RiskPanel risk={risk} /> })}
    >
      <Section title="What is done">
        {!change && templates.length > 0 && (
          <Pick
            label="From the catalogue"
            description="What follows it needs nobody’s approval."
            options={[
              { value: '', label: 'Nothing of it' },
              ...templates.map(({ id, title }) => ({ value: id, label: title })),
            ]}
            value={draft.template}
            onChange={(template) => set({ template })}
            error={refusal?.fields.template}
            find
          />
        )}
        {!follows && (
          <Pick
            label="Type"
            options={changeTypes
              .filter((type) => type !== 'standard')
              .map((value) => ({ value, label: capital(value) }))}
            value={draft.type}
            onChange={(type) => set({ type: type as Draft['type'] })}
            error={refusal?.fields.type}
          />
        )}
        <TextField label="Title" {...field('title')} focus={!change} />
        <TextField label="Why, and what exactly" rows={4} {...field('description')} />
      </Section>
      <Section title="What it is done to">
        <ServicesPick label="Services" values={draft.services} onChange={(services) => set({ services })} />
        <ItemsField {...field('cis')} />
        <Flag
          label="Users notice that something is away while it lasts"
          checked={draft.outage}
          onChange={(outage) => set({ outage })}
        />
      </Section>
      <Section title="When">
        <DateTime
          label="From"
          value={draft.plannedFrom}
          onChange={(plannedFrom) => set({ plannedFrom })}
          error={refusal?.fields.plannedFrom}
        />
        <DateTime
          label="To"
          value={draft.plannedTo}
          onChange={(plannedTo) => set({ plannedTo })}
          error={refusal?.fields.plannedTo}
        />
      </Section>
      {!follows && (
        <>
          <Section title="Plans" about="A higher risk needs all three.">
            <TextField label="How it is done" rows={4} {...field('implementation')} />
            <TextField label="How it is taken back" rows={3} {...field('backout')} />
            <TextField label="How one sees that it worked" rows={3} {...field('test')} />
          </Section>
          <Section title="Risk">
            {riskQuestions.map(({ id, text, answers }) => (
              <Pick
                key={id}
                label={text}
                options={answers.map((answer) => ({ value: answer.id, label: answer.text }))}
                value={draft.answers[id] ?? ''}
                onChange={(answer) => set({ answers: { ...draft.answers, [id]: answer } })}
              />
            ))}
          </Section>
        </>
      )}
    </RecordForm>
  );
}
