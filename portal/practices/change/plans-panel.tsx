import { Panel } from '../../components/panel.tsx';
import type { Change } from './types.ts';

const labels = [
  ['implementation', 'How it is done'],
  ['backout', 'How it is taken back'],
  ['test', 'How one sees that it worked'],
] as const;

/** The plans that are written, under one title. */
export function PlansPanel({ plans = {} }: { plans?: Change['plans'] | undefined }) {
  const written = labels.filter(([name]) => plans[name]);
  if (!written.length) return null;
  return (
    <Panel title="Plans" className="plans">
      {written.map(([name, label]) => (
        <section key={name} aria-label={label}>
          <h3>{label}</h3>
          <p className="prose">{plans[name]}</p>
        </section>
      ))}
    </Panel>
  );
}
