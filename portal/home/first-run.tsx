import Button from '@cloudscape-design/components/button';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Snippet } from '../components/snippet.tsx';
import { sampleAlarm, sampleName } from './sample-alarm.ts';
import type { DeskNow } from './use-desk-now.ts';

const key = 'itsm.first-run';

/** Where the desk on this machine listens; it chooses its ports when it starts. */
const readAddresses = async (): Promise<{ aws?: string }> => {
  const response = await fetch('/local/addresses');
  return response.ok ? response.json() : {};
};

/** Nobody answers for so long; resolves when everything that became due has run. */
const letPass = (duration: string) =>
  fetch('/local/clock', { method: 'POST', body: JSON.stringify({ forward: duration }) });

/** For the first minutes on a laptop: how to send an alarm, and what can be tried while it pages somebody. */
export function FirstRun({ now: { firing, paging, queue } }: { now: DeskNow }) {
  const [dismissed, setDismissed] = useState(localStorage.getItem(key) !== null);
  const { data } = useQuery({
    queryKey: ['local addresses'],
    queryFn: readAddresses,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const sent = firing.some(({ alarmName }) => alarmName === sampleName);
  if (dismissed || !data?.aws || queue.isPending || queue.error || (sent && !paging.length)) return null;
  const dismiss = () => {
    localStorage.setItem(key, 'seen');
    setDismissed(true);
  };
  return (
    <section className="first-run" aria-labelledby="first-run">
      {sent ? <WhileItPages /> : <SendIt aws={data.aws} />}
      <span className="dismiss">
        <Button variant="icon" iconName="close" ariaLabel="Do not show this again" onClick={dismiss} />
      </span>
    </section>
  );
}

function SendIt({ aws }: { aws: string }) {
  return (
    <>
      <div>
        <h2 id="first-run">Send it an alarm</h2>
        <p>
          Run this in the project’s folder. Within three seconds an incident opens here, and whoever is on
          call is paged: their mail is at{' '}
          <a href="/local/mail" target="_blank" rel="noreferrer">
            /local/mail
          </a>
          .
        </p>
      </div>
      <Snippet label="the command" variants={sampleAlarm(aws)} />
    </>
  );
}

function WhileItPages() {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const pass = async () => {
    setBusy(true);
    await letPass('PT5M').finally(() => setBusy(false));
    await queries.invalidateQueries();
  };
  return (
    <>
      <div>
        <h2 id="first-run">Somebody is being paged</h2>
        <p>
          Acknowledge it, and paging stops. If nobody does for five minutes, the next level is paged: this
          desk’s clock can be moved, so you need not wait for it.
        </p>
      </div>
      <div>
        <Button
          iconName="status-pending"
          loading={busy}
          loadingText="Five minutes pass"
          onClick={() => void pass()}
        >
          Let five minutes pass
        </Button>
      </div>
    </>
  );
}
