import { useNavigate, useParams } from 'react-router';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { PersonPick, ServicePick } from '../../components/record-picks.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useDraft } from '../../live/use-draft.ts';
import { useLive } from '../../live/use-live.ts';
import { DemandRows, demandRows, OptionRows, optionRows } from './plan-rows.tsx';
import type { Plan } from './types.ts';

const placed = ['title', 'description', 'service', 'owner', 'currency', 'reviewOn', 'demand', 'options'];

/** A row as the desk takes it: without its key, and without what is empty. */
const sent = (rows: readonly { key: string }[]) =>
  rows.map(({ key: _, ...row }) =>
    Object.fromEntries(Object.entries(row).filter(([, value]) => value !== '' && value !== undefined)),
  );

function PlanForm({ plan }: { plan?: Plan }) {
  const { run, busy, refusal } = useCommand<Plan>();
  const navigate = useNavigate();
  const { draft, set, changed, dirty, wrong } = useDraft(
    {
      title: plan?.title ?? '',
      description: plan?.description ?? '',
      service: plan?.service ?? '',
      owner: plan?.owner ?? '',
      currency: plan?.currency ?? 'USD',
      reviewOn: plan?.reviewOn ?? '',
      demand: demandRows(plan?.demand),
      options: optionRows(plan?.options),
    },
    refusal,
  );
  const save = () => {
    const { demand, options, owner, description, service, ...rest } = plan ? changed : draft;
    const empty = plan ? null : undefined;
    const body = {
      ...rest,
      ...(demand && { demand: sent(demand) }),
      ...(options && { options: sent(options) }),
      ...(owner !== undefined && { owner: owner || empty }),
      ...(description !== undefined && { description: description.trim() || empty }),
      ...(!plan && { service }),
    };
    const command = plan
      ? { path: `/capacity-plans/${plan.id}`, method: 'PATCH' as const, version: plan.version, body }
      : { path: '/capacity-plans', body };
    void run({ ...command, done: 'It is written.' })
      .then(({ id }) => navigate(`/capacity-plans/${id}`))
      .catch(() => undefined);
  };
  return (
    <RecordForm
      title={plan ? `Edit ${plan.id}` : 'Write a capacity plan'}
      about="A manager decides on one of its options; its review is watched from then on."
      trail={
        plan
          ? { label: plan.id, href: `/capacity-plans/${plan.id}` }
          : { label: 'Capacity plans', href: '/capacity-plans' }
      }
      go="Save"
      onGo={save}
      busy={busy}
      ready={dirty && draft.title.trim() !== '' && draft.service !== '' && draft.reviewOn !== ''}
      refusal={refusal}
      placed={placed}
    >
      <Section title="What it is about">
        <TextField
          label="Title"
          value={draft.title}
          onChange={(title) => set({ title })}
          error={wrong('title')}
          focus={!plan}
        />
        {!plan && (
          <ServicePick
            label="Service"
            value={draft.service}
            onChange={(service) => set({ service })}
            error={wrong('service')}
          />
        )}
        <TextField
          label="Description"
          rows={4}
          value={draft.description}
          onChange={(description) => set({ description })}
          error={wrong('description')}
        />
        <PersonPick
          label="Whose it is"
          none="Its team’s"
          workers
          value={draft.owner}
          onChange={(owner) => set({ owner })}
          error={wrong('owner')}
        />
        <TextField
          label="Review on"
          placeholder="2027-03-01"
          value={draft.reviewOn}
          onChange={(reviewOn) => set({ reviewOn })}
          error={wrong('reviewOn')}
        />
        <TextField
          label="Currency"
          value={draft.currency}
          onChange={(currency) => set({ currency })}
          error={wrong('currency')}
        />
      </Section>
      <Section title="Demand">
        <DemandRows rows={draft.demand} onChange={(demand) => set({ demand })} />
        {wrong('demand') && <p role="alert">{wrong('demand')}</p>}
      </Section>
      <Section title="Options">
        <OptionRows rows={draft.options} onChange={(options) => set({ options })} />
        {wrong('options') && <p role="alert">{wrong('options')}</p>}
      </Section>
    </RecordForm>
  );
}

export const NewPlan = () => <PlanForm />;

export function EditPlan() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useLive<Plan>(`/capacity-plans/${encodeURIComponent(id)}`, {
    pace: 'once',
  });
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  return <PlanForm key={data.version} plan={data} />;
}
