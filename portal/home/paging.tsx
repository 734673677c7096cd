import Button from '@cloudscape-design/components/button';
import { Until } from '../components/age.tsx';
import { Panel } from '../components/panel.tsx';
import { useMay } from '../desk.ts';
import { useCommand } from '../live/use-command.ts';
import { useLive } from '../live/use-live.ts';
import { Run } from '../machine/run.tsx';
import type { Escalation, Execution, Page } from '../model.ts';
import { escalationWords, levelOf, nextLevelAt } from '../practices/on-call/ladder.tsx';

const most = 3;
const drawn = 1;

/** What pages somebody at this moment, the most recent with its state machine. Nothing is drawn on a quiet day. */
export function Paging({ escalations }: { escalations: readonly Escalation[] }) {
  if (!escalations.length) return null;
  return (
    <Panel title="Paging now" count={escalations.length}>
      <ul className="paging">
        {[...escalations]
          .sort((a, b) => b.startedAt.localeCompare(a.startedAt))
          .slice(0, most)
          .map((escalation, index) => (
            <li key={escalation.id}>
              <One escalation={escalation} picture={index < drawn} />
            </li>
          ))}
      </ul>
      {escalations.length > most && (
        <p className="rest">
          <a href="/on-call">and {escalations.length - most} more</a>
        </p>
      )}
    </Panel>
  );
}

function One({ escalation, picture }: { escalation: Escalation; picture: boolean }) {
  const { incident, levels = [] } = escalation;
  const { data } = useLive<Page<Execution>>(picture ? `/incidents/${incident}/execution` : null);
  const level = levelOf(escalation);
  const due = nextLevelAt(escalation);
  const execution = data?.items[0];
  const may = useMay();
  const { give, busy } = useCommand();
  const take = () =>
    give({
      path: `/incidents/${incident}/acknowledge`,
      body: {},
      done: `You have taken ${incident}. Paging stops.`,
      touches: ['/escalations', '/schedules'],
    });
  return (
    <>
      <div className="line">
        <a href={`/incidents/${incident}`}>{incident}</a>
        <span>
          Level {level} of {levels.length}
        </span>
        {due !== undefined && (
          <span className="soft">
            {level < levels.length ? 'next level in ' : 'gives up in '}
            <Until at={due} />
          </span>
        )}
        {may('incident', 'acknowledge') && (
          <Button
            variant="primary"
            ariaLabel={`Acknowledge ${incident}`}
            loading={busy}
            loadingText="Stopping the pages"
            onClick={take}
          >
            Acknowledge
          </Button>
        )}
      </div>
      {execution && <Run execution={execution} words={escalationWords} table={false} />}
    </>
  );
}
