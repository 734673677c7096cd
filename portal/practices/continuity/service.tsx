import { useParams } from 'react-router';
import { Age } from '../../components/age.tsx';
import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useItems, useLive } from '../../live/use-live.ts';
import { useTeams } from '../../live/use-names.ts';
import { RecordId } from '../../record/record-id.tsx';
import type { Exercise, PlanRun, Protection, Standing } from './types.ts';
import { gapWords, objectiveWords, spanOf } from './words.ts';

function GapsPanel({ standing: { gaps, objective } }: { standing: Standing }) {
  return (
    <Panel title="Gaps" count={gaps.length} flush>
      {gaps.length ? (
        <ul className="linked ties">
          {gaps.map(({ of, title, kinds, recovery }) => (
            <li key={of}>
              {of.startsWith('CI-') ? (
                <a href={`/protections/${of}`}>{of}</a>
              ) : (
                <a href={`/service-continuity/${of}`}>{of}</a>
              )}{' '}
              {title}
              <p className="reason">
                {kinds.map((kind) => gapWords[kind]).join('; ')}
                {kinds.includes('chain') &&
                  recovery !== undefined &&
                  objective &&
                  `: after ${spanOf(recovery)} instead of ${spanOf(objective.rto)}`}
              </p>
            </li>
          ))}
        </ul>
      ) : (
        <Nothing title="No gap is known">Whatever it needs recovers as fast as it has to.</Nothing>
      )}
    </Panel>
  );
}

function ItemsPanel({ id }: { id: string }) {
  const { items } = useItems<Protection>(`/protections?service=${encodeURIComponent(id)}&limit=100`, {
    pace: 'slow',
  });
  return (
    <Panel title="Items" count={items.length} flush>
      <ul className="linked ties">
        {items.map((one) => (
          <li key={one.id}>
            <a href={`/protections/${one.id}`}>{one.id}</a> {one.title} <StateBadge state={one.state} />
            {one.newest && (
              <span className="soft">
                {' '}
                newest point <Age since={one.newest.at} ago />
              </span>
            )}
          </li>
        ))}
        {!items.length && (
          <li className="soft">It names no items yet: relate them on the page of the service.</li>
        )}
      </ul>
    </Panel>
  );
}

function HistoryPanel({ id }: { id: string }) {
  const of = encodeURIComponent(id);
  const { items: exercises } = useItems<Exercise>(`/exercises?service=${of}`, { pace: 'slow' });
  const { items: runs } = useItems<PlanRun>(`/plan-runs?service=${of}`, { pace: 'slow' });
  return (
    <Panel title="Exercises and runs" flush>
      <ul className="linked ties">
        {exercises.map((one) => (
          <li key={one.id}>
            <RecordId id={one.id} /> {one.title} <StateBadge state={one.overdue ? 'late' : one.state} />{' '}
            <span className="soft">{one.plannedFor.slice(0, 10)}</span>
          </li>
        ))}
        {runs.map((one) => (
          <li key={one.id}>
            <RecordId id={one.id} /> {one.title} <StateBadge state={one.state} />{' '}
            {one.minutes !== undefined && <span className="soft">{spanOf(one.minutes)}</span>}
          </li>
        ))}
        {!exercises.length && !runs.length && <li className="soft">Nothing was tried yet.</li>}
      </ul>
    </Panel>
  );
}

/** Where the continuity of one service stands. */
export function ServiceStanding() {
  const { id = '' } = useParams();
  const {
    data: standing,
    error,
    refetch,
  } = useLive<Standing>(`/service-continuity/${encodeURIComponent(id)}`);
  const team = useTeams();
  if (!standing) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  const { title, state, objective, recovery, unknown, plan, exercise, red, unproved, itemCount, truncated } =
    standing;
  return (
    <RecordPage
      id={id}
      title={title}
      trail={{ label: 'Continuity', href: '/service-continuity' }}
      badges={
        <>
          <StateBadge state={state} />
          <span className="soft">{objectiveWords(objective)}</span>
        </>
      }
      main={
        <>
          <GapsPanel standing={standing} />
          <ItemsPanel id={id} />
          <HistoryPanel id={id} />
        </>
      }
      side={
        <Panel title="Facts">
          <Facts>
            <Fact label="Analysis">
              <a href={`/impact-analyses/${id}`}>What it means to be without it</a>
            </Fact>
            <Fact label="Everything is back after">{recovery !== undefined && spanOf(recovery)}</Fact>
            <Fact label="Of unknown recovery">{unknown > 0 && `${unknown} of ${itemCount} items`}</Fact>
            <Fact label="Red items">{red}</Fact>
            <Fact label="Without a recovery point">{unproved}</Fact>
            <Fact label="Plan">{plan ? <RecordId id={plan} /> : 'none is approved'}</Fact>
            <Fact label="Last exercise">{exercise && <RecordId id={exercise.id} />}</Fact>
            <Fact label="Team">{team(standing.team)}</Fact>
            <Fact label="Walked">{truncated && 'It needs more items than can be followed'}</Fact>
          </Facts>
        </Panel>
      }
    />
  );
}
