import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Ask } from '../../components/ask.tsx';
import { Pick } from '../../components/pick.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useItems } from '../../live/use-live.ts';
import { idTyped } from '../../record/carrier.ts';
import type { Exercise, Plan, PlanRun } from './types.ts';

const modes = [
  { value: 'exercise', label: 'As an exercise' },
  { value: 'real', label: 'For real, because of a major incident' },
];

/** Asks how a plan is followed: as an exercise, or for real. */
export function StartDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const [mode, setMode] = useState('exercise');
  const [incident, setIncident] = useState('');
  const [exercise, setExercise] = useState('');
  const { run, busy, refusal } = useCommand<PlanRun>();
  const navigate = useNavigate();
  const { items } = useItems<Exercise>('/exercises?limit=100', { pace: 'once' });
  const planned = items.filter((one) => one.state === 'planned' && one.plan === plan.id);
  const options = [
    { value: '', label: 'None that is planned' },
    ...planned.map((one) => ({
      value: one.id,
      label: `${one.id} ${one.title}`,
      description: one.plannedFor.slice(0, 10),
    })),
  ];
  const real = mode === 'real';
  const body = {
    ...{ plan: plan.id, mode },
    ...(real && { incident: idTyped('INC', incident) }),
    ...(!real && exercise && { exercise }),
  };
  const go = () => {
    run({ path: '/plan-runs', body, done: 'It has begun.', touches: ['/exercises'] })
      .then(({ id }) => navigate(`/plan-runs/${id}`))
      .catch(() => undefined);
  };
  return (
    <Ask
      title={`Follow ${plan.title}`}
      go="Begin"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={!real || incident.trim() !== ''}
    >
      <Pick label="How" options={modes} value={mode} onChange={setMode} error={refusal?.fields.mode} />
      {real ? (
        <TextField
          label="Major incident"
          placeholder="INC-1042"
          value={incident}
          onChange={setIncident}
          error={refusal?.fields.incident}
          focus
        />
      ) : (
        <Pick
          label="Which exercise is it?"
          options={options}
          value={exercise}
          onChange={setExercise}
          error={refusal?.fields.exercise}
        />
      )}
    </Ask>
  );
}
