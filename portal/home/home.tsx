import { useEffect } from 'react';
import { isRequester, useDesk } from '../desk.ts';
import { MaintenanceBanner } from '../practices/monitoring/maintenance-banner.tsx';
import { Activity } from './activity.tsx';
import { FirstRun } from './first-run.tsx';
import { OnCallNow } from './on-call-now.tsx';
import { Paging } from './paging.tsx';
import { Queue } from './queue.tsx';
import { SelfService } from './self-service.tsx';
import { Summary } from './summary.tsx';
import { useDeskNow } from './use-desk-now.ts';

/** The start page: the live desk for those who work on it, their own requests for everybody else. */
export function Home() {
  const { me } = useDesk();
  return isRequester(me) ? <SelfService /> : <LiveDesk />;
}

/** What is broken, who is on it, who is being paged. */
function LiveDesk() {
  const now = useDeskNow();
  const { config } = useDesk();
  useEffect(() => {
    document.title = now.untaken.length ? `(${now.untaken.length}) Serverless ITSM` : 'Serverless ITSM';
  }, [now.untaken.length]);
  return (
    <div className="page home">
      <Summary now={now} />
      {config.local && <FirstRun now={now} />}
      <MaintenanceBanner />
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
