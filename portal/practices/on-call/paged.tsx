import { useState } from 'react';
import { answeredBy, missingOf, neededOf } from '../../../functions/on-call/taking.ts';
import { Ask } from '../../components/ask.tsx';
import { Pick } from '../../components/pick.tsx';
import { useDesk } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { useEvery } from '../../live/use-every.ts';
import { useLive } from '../../live/use-live.ts';
import type { Base, Escalation, Incident } from '../../model.ts';

function HandOver({ escalation, onClose }: { escalation: Escalation; onClose: () => void }) {
  const [to, setTo] = useState('');
  const { run, busy, refusal } = useCommand<Escalation>();
  const people = useEvery<Base>('people', 'rare');
  const schedules = useEvery<Base>('schedules', 'rare');
  const options = [
    ...schedules.map(({ id, title }) => ({
      value: `schedule:${id}`,
      label: `${title} (whoever is on call)`,
    })),
    ...people
      .filter(({ state }) => state === 'active')
      .map(({ id, title }) => ({ value: `person:${id}`, label: title })),
  ];
  const [what = '', id = ''] = to.split(':');
  const go = () =>
    void run({
      path: `/escalations/${escalation.id}/hand-over`,
      body: { to: { [what]: id } },
      done: 'They are paged now.',
      touches: ['/incidents'],
    }).then(onClose, () => undefined);
  return (
    <Ask title="Hand over" go="Page them now" onGo={go} onClose={onClose} busy={busy} ready={to !== ''}>
      <Pick label="To whom?" options={options} value={to} onChange={setTo} error={refusal?.message} find />
    </Ask>
  );
}

/** What somebody who is paged can do, big enough for one thumb. Opening the page does nothing by itself. */
export function Paged({ incident, page }: { incident: Incident; page: string }) {
  const { data } = useLive<Escalation>(`/escalations/${encodeURIComponent(page)}`);
  const [handing, setHanding] = useState(false);
  const { give, giving, busy } = useCommand();
  const { me } = useDesk();
  if (!data || data.incident !== incident.id) return null;
  const open = incident.state === 'open';
  const over = incident.state === 'resolved' || incident.state === 'closed';
  const taken = answeredBy(data, incident);
  // Somebody has taken it, and the level asks for more people.
  const short = data.state === 'paging' && missingOf(data, incident) > 0;
  const mine = taken.includes(me.id);
  const further = data.state === 'paging' && data.level + 1 < data.levels.length;
  const acknowledge = short ? `/escalations/${page}/join` : `/incidents/${incident.id}/acknowledge`;
  const escalate = `/escalations/${page}/escalate`;
  const said = open
    ? 'You are paged for this.'
    : over
      ? 'It is over.'
      : short
        ? `${taken.length} of ${neededOf(data)} people have taken it.${mine ? ' Others are still paged.' : ''}`
        : 'Somebody has taken it. Paging has stopped.';
  return (
    <section className="paged" aria-label="You are paged">
      <p>{said}</p>
      <button
        type="button"
        className="take"
        disabled={!(open || (short && !mine)) || busy}
        onClick={() =>
          give({
            path: acknowledge,
            body: {},
            done: short ? 'You take part.' : 'You have taken it.',
            touches: ['/escalations', '/incidents'],
          })
        }
      >
        {giving?.path === acknowledge ? 'Taking it…' : short ? 'Take part' : 'Acknowledge'}
      </button>
      <button
        type="button"
        disabled={!(open || short) || !further || busy}
        onClick={() =>
          give({
            path: escalate,
            // The level that is seen here: a second click asks for nothing more.
            body: { level: data.level },
            done: 'The next level is paged now.',
            touches: ['/incidents'],
          })
        }
      >
        {giving?.path === escalate ? 'Escalating…' : 'Escalate'}
      </button>
      <button type="button" disabled={over || busy} onClick={() => setHanding(true)}>
        Hand over
      </button>
      {handing && <HandOver escalation={data} onClose={() => setHanding(false)} />}
    </section>
  );
}
