import { useNow } from '../live/use-now.ts';
import { countdown, exactly, moment, span } from '../time.ts';

/** How long ago, ticking. */
export function Age({ since, ago = false }: { since: string; ago?: boolean }) {
  const now = useNow();
  const fresh = now - Date.parse(since) < 5000;
  return (
    <time dateTime={since} title={exactly(since)} className="age">
      {fresh ? 'just now' : span(now - Date.parse(since))}
      {ago && !fresh && ' ago'}
    </time>
  );
}

/** How long until, ticking every second when it is near. */
export function Until({ at }: { at: string | number }) {
  const now = useNow();
  const iso = new Date(at).toISOString();
  return (
    <time dateTime={iso} title={exactly(at)} className="age">
      {countdown(Date.parse(iso) - now)}
    </time>
  );
}

/** A moment as a clock or calendar shows it. */
export function When({ at }: { at: string }) {
  return (
    <time dateTime={at} title={exactly(at)} className="when">
      {moment(at, Date.now())}
    </time>
  );
}
