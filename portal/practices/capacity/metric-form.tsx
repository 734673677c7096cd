import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { Direction } from '../../../functions/capacity/forecast.ts';
import type { Limit } from '../../../functions/capacity/limit.ts';
import { presetsFor } from '../../../functions/capacity/watching.ts';
import { Pick } from '../../components/pick.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { ServicePick, TeamPick } from '../../components/record-picks.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useDraft } from '../../live/use-draft.ts';
import { useLive } from '../../live/use-live.ts';
import type { Base } from '../../model.ts';
import { CiPick } from '../configuration/ci-pick.tsx';
import { useClassNames } from '../configuration/use-class-names.ts';
import { LimitFields } from './limit-fields.tsx';
import { SourceFields, sourceOf } from './source-fields.tsx';
import type { Metric } from './types.ts';

type Item = Base & { resourceType?: string };
const placed = ['title', 'ci', 'preset', 'service', 'team', 'source', 'limit', 'direction', 'unit'];
const directions = [
  { value: 'up', label: 'What is used grows to the limit' },
  { value: 'down', label: 'What is free falls to the limit' },
];
const own = '';

function NewForm() {
  const { run, busy, refusal } = useCommand<Metric>();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const kindOf = useClassNames();
  const { draft, set, dirty, wrong } = useDraft(
    {
      ci: search.get('ci') ?? '',
      preset: own,
      title: '',
      service: search.get('service') ?? '',
      direction: 'up' as Direction,
      unit: '',
      limit: { from: 'value', value: 100 } as Limit,
      source: { namespace: '', name: '', dimensions: '', statistic: 'Average' },
    },
    refusal,
  );
  const path = /^CI-[1-9]\d*$/.test(draft.ci) ? `/cis/${draft.ci}` : null;
  const { data: item } = useLive<Item>(path, { pace: 'once' });
  const presets = path ? presetsFor(item?.resourceType) : [];
  const chosen = presets.find(({ id }) => id === draft.preset);
  const filled = Object.fromEntries(
    Object.entries({ ci: draft.ci, service: draft.service, title: draft.title.trim() }).filter(
      ([, value]) => value,
    ),
  );
  const source = sourceOf(draft.source);
  const said = chosen
    ? { preset: chosen.id }
    : {
        direction: draft.direction,
        limit: draft.limit,
        ...(draft.unit.trim() && { unit: draft.unit.trim() }),
        ...(source && { source }),
      };
  const save = () =>
    void run({
      path: '/capacity-metrics',
      body: { ...filled, ...said },
      done: 'It is watched, and measured now.',
    })
      .then(({ id }) => navigate(`/capacity-metrics/${id}`))
      .catch(() => undefined);
  return (
    <RecordForm
      title="Watch a metric"
      about="It is measured at once, as far back as CloudWatch remembers, and every night from now on."
      trail={{ label: 'What runs out', href: '/capacity-metrics' }}
      go="Watch it"
      onGo={save}
      busy={busy}
      ready={dirty && (chosen !== undefined || source !== undefined || draft.limit.from === 'quota')}
      refusal={refusal}
      placed={placed}
    >
      <Section title="What it is of">
        <CiPick
          label="Item"
          description="Without one it is of a whole service."
          value={draft.ci}
          onChange={(ci) => set({ ci, preset: own })}
          kindOf={kindOf}
          error={wrong('ci')}
        />
        <ServicePick
          label="Service"
          none="The item’s, or the default one"
          value={draft.service}
          onChange={(service) => set({ service })}
          error={wrong('service')}
        />
        {presets.length > 0 && (
          <Pick
            label="What is watched"
            options={[
              ...presets.map(({ id, words }) => ({ value: id, label: words })),
              { value: own, label: 'Another metric' },
            ]}
            value={draft.preset}
            onChange={(preset) => set({ preset })}
            error={wrong('preset')}
          />
        )}
        <TextField
          label="Title"
          description="Empty: a name is made of the metric and the item."
          value={draft.title}
          onChange={(title) => set({ title })}
          error={wrong('title')}
        />
      </Section>
      {!chosen && (
        <>
          <Section title="Metric of CloudWatch">
            <SourceFields source={draft.source} onChange={(next) => set({ source: next })} wrong={wrong} />
            <Pick
              label="Which way"
              options={directions}
              value={draft.direction}
              onChange={(direction) => set({ direction: direction as Direction })}
              error={wrong('direction')}
            />
            <TextField
              label="Unit"
              placeholder="bytes"
              value={draft.unit}
              onChange={(unit) => set({ unit })}
              error={wrong('unit')}
            />
          </Section>
          <Section title="Limit">
            <LimitFields limit={draft.limit} onChange={(limit) => set({ limit })} wrong={wrong} />
          </Section>
        </>
      )}
    </RecordForm>
  );
}

function EditForm({ metric }: { metric: Metric }) {
  const { run, busy, refusal } = useCommand<Metric>();
  const navigate = useNavigate();
  const { title, service, team, unit = '', limit, id, version } = metric;
  const { draft, set, changed, dirty, wrong } = useDraft({ title, service, team, unit, limit }, refusal);
  const { unit: said, ...rest } = changed;
  const body = { ...rest, ...(said !== undefined && { unit: said.trim() || null }) };
  const save = () =>
    void run({
      path: `/capacity-metrics/${id}`,
      method: 'PATCH',
      version,
      body,
      done: 'It is saved, and judged anew.',
    })
      .then(() => navigate(`/capacity-metrics/${id}`))
      .catch(() => undefined);
  return (
    <RecordForm
      title={`Edit ${id}`}
      about="Another metric has other days: retire this one, and watch that one."
      trail={{ label: id, href: `/capacity-metrics/${id}` }}
      go="Save"
      onGo={save}
      busy={busy}
      ready={dirty && draft.title.trim() !== ''}
      refusal={refusal}
      placed={placed}
    >
      <Section title="What it is of">
        <TextField
          label="Title"
          value={draft.title}
          onChange={(next) => set({ title: next })}
          error={wrong('title')}
        />
        <ServicePick
          label="Service"
          value={draft.service}
          onChange={(next) => set({ service: next })}
          error={wrong('service')}
        />
        <TeamPick
          label="Team"
          value={draft.team}
          onChange={(next) => set({ team: next })}
          error={wrong('team')}
        />
        <TextField
          label="Unit"
          value={draft.unit}
          onChange={(next) => set({ unit: next })}
          error={wrong('unit')}
        />
      </Section>
      <Section title="Limit">
        <LimitFields limit={draft.limit} onChange={(next) => set({ limit: next })} wrong={wrong} />
      </Section>
    </RecordForm>
  );
}

export const NewMetric = () => <NewForm />;

export function EditMetric() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useLive<Metric>(`/capacity-metrics/${encodeURIComponent(id)}`, {
    pace: 'once',
  });
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  return <EditForm key={data.version} metric={data} />;
}
