import { StateBadge } from '../../components/state.tsx';
import { useItems } from '../../live/use-live.ts';
import type { Similar } from '../../model.ts';
import { listed } from '../../words.ts';

type Props = { incident: string; value: string; onChange: (id: string) => void };

/** Incidents that are worked on and look like this one, to be chosen with one click. */
export function SimilarChoice({ incident, value, onChange }: Props) {
  const { items } = useItems<Similar>(`/incidents/${incident}/similar`, { pace: 'once' });
  const open = items.filter((each) => each.as === 'duplicate');
  if (!open.length) return null;
  return (
    <fieldset className="choices">
      <legend>These look alike</legend>
      {open.slice(0, 5).map(({ id, title, state, because }) => (
        <label key={id}>
          <input type="radio" name="similar" checked={value === id} onChange={() => onChange(id)} />
          <span>
            <span className="id">{id}</span> {title} <StateBadge state={state} />
            <span className="soft"> {listed(because)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
