import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { When } from '../../components/age.tsx';
import { Ask } from '../../components/ask.tsx';
import { DateTime } from '../../components/date-time.tsx';
import { PersonName } from '../../components/person.tsx';
import { PersonPick } from '../../components/record-picks.tsx';
import { useDesk, useMay } from '../../desk.ts';
import { serverNow } from '../../live/server-time.ts';
import { useCommand } from '../../live/use-command.ts';
import { usePeople } from '../../live/use-names.ts';
import type { Schedule } from '../../model.ts';

/** Who covers for whom, while it is still ahead or under way. */
export function Overrides({ schedule }: { schedule: Schedule }) {
  const { id, overrides = [], version } = schedule;
  const person = usePeople();
  const may = useMay();
  const { give, busy } = useCommand();
  const ahead = overrides.filter(({ to }) => Date.parse(to) > serverNow());
  if (!ahead.length) return null;
  return (
    <ul className="overrides" aria-label="Covers">
      {ahead.map((cover) => (
        <li key={cover.id}>
          <PersonName id={cover.person} name={person(cover.person)} />
          <span className="soft">
            covers {cover.instead && `${person(cover.instead)}, `}
            <When at={cover.from} /> to <When at={cover.to} />
          </span>
          {may('schedule', 'remove-override') && (
            <Button
              variant="inline-link"
              disabled={busy}
              ariaLabel={`Remove the cover by ${person(cover.person)}`}
              onClick={() =>
                give({
                  path: `/schedules/${id}/remove-override`,
                  body: { override: cover.id },
                  version,
                  done: 'The cover is removed.',
                })
              }
            >
              Remove
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

const moment = (hours: number) => new Date(serverNow() + hours * 3_600_000).toISOString();

/** Somebody else takes a part of the schedule, whoever's turn it would be. */
export function OverrideDialog({ schedule, onClose }: { schedule: Schedule; onClose: () => void }) {
  const { id, title } = schedule;
  const { me } = useDesk();
  const [person, setPerson] = useState(me.id);
  const [instead, setInstead] = useState('');
  const [from, setFrom] = useState(() => moment(0));
  const [to, setTo] = useState(() => moment(8));
  const { run, busy, refusal } = useCommand<Schedule>();
  const valid = from !== '' && to !== '' && from < to;
  const cover = () => {
    const body = { person, ...(instead && { instead }), from, to };
    run({ path: `/schedules/${id}/overrides`, body, done: 'The cover is in the schedule.' }).then(
      onClose,
      () => undefined,
    );
  };
  return (
    <Ask
      title={`Cover a shift of ${title}`}
      go="Cover"
      onGo={cover}
      onClose={onClose}
      busy={busy}
      ready={valid}
    >
      <PersonPick
        label="Who covers?"
        value={person}
        onChange={setPerson}
        error={refusal?.fields.person}
        workers
      />
      <PersonPick
        label="Instead of whom?"
        description="Whoever else is on call stays so."
        none="Everybody"
        value={instead}
        onChange={setInstead}
        error={refusal?.fields.instead}
        workers
      />
      <DateTime label="From" value={from} onChange={setFrom} error={refusal?.fields.from} />
      <DateTime
        label="Until"
        value={to}
        onChange={setTo}
        error={refusal?.fields.to ?? (valid ? undefined : 'must be after it begins')}
      />
    </Ask>
  );
}
