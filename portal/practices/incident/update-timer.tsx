import type { Major } from '../../../functions/incident/major.ts';
import { When } from '../../components/age.tsx';
import { useNow } from '../../live/use-now.ts';
import { countdown, span } from '../../time.ts';

/** How long until the next promised update, or how long it is overdue. */
export function UpdateTimer({ major }: { major: Major }) {
  const now = useNow();
  const { nextUpdateAt, cadence, status } = major;
  if (!nextUpdateAt) return null;
  const left = Date.parse(nextUpdateAt) - now;
  const late = left <= 0;
  return (
    <section className={`update-timer ${late ? 'late' : ''}`} aria-label="Next update for stakeholders">
      <strong>{late ? `${span(-left)} overdue` : countdown(left)}</strong>
      <span>
        {late ? 'The update was promised for ' : 'Next update for stakeholders at '}
        <When at={nextUpdateAt} />, every {cadence} minutes{status ? `; they last heard: ${status}` : ''}.
      </span>
    </section>
  );
}
