import { useQuery } from '@tanstack/react-query';
import { Snippet } from '../components/snippet.tsx';
import { sampleAlarm } from './sample-alarm.ts';

/** Where the desk on this machine listens; it chooses its ports when it starts. */
const readAddresses = async (): Promise<{ aws?: string }> => {
  const response = await fetch('/local/addresses');
  return response.ok ? response.json() : {};
};

/** For the first minutes on a laptop: how to send an alarm, to be copied as it stands. */
export function FirstRun() {
  const { data } = useQuery({
    queryKey: ['local addresses'],
    queryFn: readAddresses,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!data?.aws) return null;
  return (
    <section className="first-run" aria-labelledby="first-run">
      <div>
        <h2 id="first-run">Send it an alarm</h2>
        <p>
          Run this in the project’s folder. Within three seconds an incident opens here, and whoever is on
          call is paged: their mail is at <code>/local/mail</code>.
        </p>
      </div>
      <Snippet label="the command" variants={sampleAlarm(data.aws)} />
    </section>
  );
}
