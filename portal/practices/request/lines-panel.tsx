import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { isAtWork } from '../../../functions/request/lifecycle.ts';
import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { LeaveOutDialog } from './dialogs.tsx';
import type { Request } from './types.ts';

/** What was ordered, with the answers that were given. */
export function LinesPanel({ request }: { request: Request }) {
  const { lines, description, leftOut = [] } = request;
  const may = useMay();
  const [out, setOut] = useState<Request['lines'][number]>();
  const several = lines.length > 1;
  const able = several && isAtWork(request) && may('request', 'leave-out');
  return (
    <Panel title="What was ordered">
      {lines.map((line) => (
        <div key={line.id} className="order-line">
          {several && (
            <h3>
              {line.title} {line.state !== 'ordered' && <StateBadge state={line.state} />}
              {able && line.state === 'ordered' && (
                <Button variant="link" ariaLabel={`Leave out ${line.title}`} onClick={() => setOut(line)}>
                  Leave out…
                </Button>
              )}
            </h3>
          )}
          {line.why && <p className="reason">{line.why}</p>}
          <Facts>
            {line.answers.map(({ name, label, shown }) => (
              <Fact key={name} label={label}>
                {shown}
              </Fact>
            ))}
          </Facts>
        </div>
      ))}
      {description && <p className="prose">{description}</p>}
      {leftOut.map(({ what, why }) => (
        <p key={what} className="reason">
          Left out: {what}. {why}
        </p>
      ))}
      {out && <LeaveOutDialog request={request} line={out} onClose={() => setOut(undefined)} />}
    </Panel>
  );
}
