import { useEffect } from 'react';
import { useDesk } from '../desk.ts';
import { Activity } from './activity.tsx';
import { FirstRun } from './first-run.tsx';
import { OnCallNow } from './on-call-now.tsx';
import { Paging } from './paging.tsx';
import { Queue } from './queue.tsx';
import { Summary } from './summary.tsx';
import { useDeskNow } from './use-desk-now.ts';

/** The live desk: what is broken, who is on it, who is being paged. */
export function Home() {
  const now = useDeskNow();
  const { config } = useDesk();
  const nothingYet = !now.queue.isPending && !now.queue.error && now.queue.items.length === 0;
  useEffect(() => {
    document.title = now.untaken.length ? `(${now.untaken.length}) Serverless ITSM` : 'Serverless ITSM';
  }, [now.untaken.length]);
  return (
    <div className="page home">
      <Summary now={now} />
      {nothingYet && config.local && <FirstRun />}
      <div className="columns">
        <div className="main">
          <Queue now={now} />
          <Paging escalations={now.paging} />
        </div>
        <aside aria-label="People and activity">
          <OnCallNow onCall={now.onCall.items} isPending={now.onCall.isPending} />
          <Activity incidents={now.queue.items} />
        </aside>
      </div>
    </div>
  );
}
