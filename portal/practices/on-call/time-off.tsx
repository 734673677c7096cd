import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { When } from '../../components/age.tsx';
import { Ask } from '../../components/ask.tsx';
import { DateTime } from '../../components/date-time.tsx';
import { Panel } from '../../components/panel.tsx';
import { PersonName } from '../../components/person.tsx';
import { Nothing, Trouble } from '../../components/quiet.tsx';
import { PeoplePick, PersonPick } from '../../components/record-picks.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useDesk, useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { useItems, useLive } from '../../live/use-live.ts';
import { usePeople } from '../../live/use-names.ts';
import type { TimeOff } from '../../model.ts';

function PlanDialog({ onClose }: { onClose: () => void }) {
  const { me } = useDesk();
  const may = useMay();
  const [draft, setDraft] = useState({ person: me.id, from: '', to: '', reason: '' });
  const { run, busy, refusal } = useCommand<TimeOff>();
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const { reason, ...rest } = draft;
  const plan = () =>
    void run({
      path: '/time-off',
      body: { ...rest, ...(reason.trim() && { reason }) },
      done: 'The time off is planned.',
      touches: ['/schedules'],
    }).then(onClose, () => undefined);
  return (
    <Ask
      title="Plan time off"
      go="Plan"
      onGo={plan}
      onClose={onClose}
      busy={busy}
      ready={draft.from !== '' && draft.from < draft.to}
    >
      {may('schedule', 'change') && (
        <PersonPick label="Who?" value={draft.person} onChange={(person) => set({ person })} workers />
      )}
      <DateTime
        label="From"
        value={draft.from}
        onChange={(from) => set({ from })}
        error={refusal?.fields.from}
      />
      <DateTime label="Until" value={draft.to} onChange={(to) => set({ to })} error={refusal?.fields.to} />
      <TextField label="Reason (optional)" value={reason} onChange={(value) => set({ reason: value })} />
    </Ask>
  );
}

function AskDialog({ off, onClose }: { off: TimeOff; onClose: () => void }) {
  const [people, setPeople] = useState<string[]>([]);
  const { run, busy } = useCommand<TimeOff>();
  const ask = () =>
    void run({ path: `/time-off/${off.id}/ask-cover`, body: { people }, done: 'They are asked.' }).then(
      onClose,
      () => undefined,
    );
  return (
    <Ask
      title="Ask for cover"
      go="Ask them"
      onGo={ask}
      onClose={onClose}
      busy={busy}
      ready={people.length > 0}
    >
      <PeoplePick label="Whom?" values={people} onChange={setPeople} workers />
    </Ask>
  );
}

function Away({ off }: { off: TimeOff }) {
  const { me } = useDesk();
  const may = useMay();
  const name = usePeople();
  const { give, busy } = useCommand();
  const [asking, setAsking] = useState(false);
  const { data } = useLive<TimeOff>(`/time-off/${off.id}`, { pace: 'slow' });
  const { id, person, from, to, reason, asked } = off;
  const own = person === me.id || may('schedule', 'change');
  const open = data?.uncovered ?? [];
  const schedules = [...new Map(open.map((each) => [each.schedule, each.title]))];
  return (
    <li className="away">
      <p className="line">
        <PersonName id={person} name={name(person)} />
        <span className="soft">
          <When at={from} /> to <When at={to} />
          {reason && ` · ${reason}`}
        </span>
        {own && (
          <>
            <Button
              variant="inline-link"
              ariaLabel={`Ask for cover of ${id}`}
              onClick={() => setAsking(true)}
            >
              Ask for cover
            </Button>
            <Button
              variant="inline-link"
              disabled={busy}
              ariaLabel={`Give up ${id}`}
              onClick={() =>
                give({
                  path: `/time-off/${id}/cancel`,
                  body: {},
                  done: 'It is given up.',
                  touches: ['/schedules'],
                })
              }
            >
              Give up
            </Button>
          </>
        )}
      </p>
      {asked.length > 0 && <p className="soft">Asked: {asked.map(name).join(', ')}</p>}
      {data && !open.length && <p className="soft">Every shift in it is covered.</p>}
      {schedules.map(([schedule, title]) => (
        <p key={schedule} className="line">
          <strong className="uncovered">{title} is not covered</strong>
          {person !== me.id && (
            <Button
              disabled={busy}
              ariaLabel={`I cover ${title} for ${name(person)}`}
              onClick={() =>
                give({
                  path: `/time-off/${id}/take-cover`,
                  body: { schedule },
                  done: 'You cover. It is in the schedule.',
                  touches: ['/schedules'],
                })
              }
            >
              I cover
            </Button>
          )}
        </p>
      ))}
      {asking && <AskDialog off={off} onClose={() => setAsking(false)} />}
    </li>
  );
}

/** Who is away when, and who covers. */
export function TimeOffList() {
  const [planning, setPlanning] = useState(false);
  const { items, error, isPending, refetch } = useItems<TimeOff>('/time-off?limit=100', { pace: 'slow' });
  return (
    <Panel
      title="Time off"
      flush
      actions={
        <Button iconName="add-plus" onClick={() => setPlanning(true)}>
          Plan time off
        </Button>
      }
    >
      {error && <Trouble error={error} retry={refetch} />}
      {!isPending && !error && !items.length && (
        <Nothing title="Nobody plans to be away">
          Until somebody covers, a page goes to whoever is away.
        </Nothing>
      )}
      <ul className="linked">
        {items.map((off) => (
          <Away key={off.id} off={off} />
        ))}
      </ul>
      {planning && <PlanDialog onClose={() => setPlanning(false)} />}
    </Panel>
  );
}
