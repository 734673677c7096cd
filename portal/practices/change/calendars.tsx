import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { Confirm } from '../../components/confirm.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { useAllNames } from '../../live/use-all-names.ts';
import { useCommand } from '../../live/use-command.ts';
import { useItems } from '../../live/use-live.ts';
import { type Calendar, type Covers, purposeWords } from './schedule-types.ts';
import { timesWords } from './times-words.ts';

function useCoverWords() {
  const names = useAllNames();
  return ({ everything, services = [], teams = [], cis = [] }: Covers) =>
    everything ? 'everything' : [...services.map(names.service), ...teams.map(names.team), ...cis].join(', ');
}

function CalendarRow({ calendar }: { calendar: Calendar }) {
  const { id, name, purpose, state, zone, covers, times, description } = calendar;
  const may = useMay()('change-calendar', 'change');
  const words = useCoverWords();
  const { give, run, busy } = useCommand();
  const [asking, setAsking] = useState(false);
  const retired = state === 'retired';
  const step = (command: 'retire' | 'restore') => ({
    path: `/change-calendars/${id}/${command}`,
    body: {},
    done: command === 'retire' ? 'It is out of use.' : 'It holds again.',
    touches: ['/changes/schedule'],
  });
  return (
    <li className={`calendar-row ${purpose}`}>
      <p className="line">
        <strong>{name}</strong> <span className={`laid ${purpose}`}>{purposeWords[purpose]}</span>
        {retired && <StateBadge state={state} />}
      </p>
      {description && <p>{description}</p>}
      <p className="soft">
        For {words(covers)} · {times.map(timesWords).join('; ')} ·{' '}
        {zone === 'floating' ? 'wherever it is carried out' : zone}
      </p>
      {may && (
        <p className="line">
          {!retired && (
            <Button variant="inline-link" href={`/change-calendars/${id}/edit`} ariaLabel={`Edit ${name}`}>
              Edit
            </Button>
          )}
          <Button
            variant="inline-link"
            disabled={busy}
            ariaLabel={`${retired ? 'Restore' : 'Retire'} ${name}`}
            onClick={() => (retired ? give(step('restore')) : setAsking(true))}
          >
            {retired ? 'Restore' : 'Retire'}
          </Button>
        </p>
      )}
      {asking && (
        <Confirm
          title={`Retire ${name}?`}
          go="Retire"
          busy={busy}
          onClose={() => setAsking(false)}
          onGo={() =>
            void run(step('retire')).then(
              () => setAsking(false),
              () => undefined,
            )
          }
        >
          It closes and opens nothing any more. It can be restored.
        </Confirm>
      )}
    </li>
  );
}

/** The calendars that bind changes. */
export function ChangeCalendars() {
  const may = useMay()('change-calendar', 'create');
  const { items, error, isPending, refetch } = useItems<Calendar>('/change-calendars?limit=100', {
    pace: 'slow',
  });
  return (
    <Page
      title="Calendars of changes"
      about="When things are changed, and when they are not: maintenance windows, blackouts and freezes."
      trail={{ label: 'Change calendar', href: '/change-calendar' }}
      actions={
        may && (
          <Button iconName="add-plus" variant="primary" href="/change-calendars/new">
            New calendar
          </Button>
        )
      }
    >
      <Panel title="Calendars" count={items.length} flush>
        {error && <Trouble error={error} retry={refetch} />}
        {isPending && <Loading />}
        {!isPending && !error && !items.length && (
          <Nothing title="There is no calendar yet">Changes may be done at any time.</Nothing>
        )}
        <ul className="linked">
          {items.map((calendar) => (
            <CalendarRow key={calendar.id} calendar={calendar} />
          ))}
        </ul>
      </Panel>
    </Page>
  );
}
