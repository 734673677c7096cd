import { isRequester, useDesk } from '../desk.ts';
import { useItems } from '../live/use-live.ts';
import { useNow } from '../live/use-now.ts';
import type { Base } from '../model.ts';
import { countdown, span } from '../time.ts';

type Outline = Base & { status?: string; nextUpdateAt?: string };

function Promised({ at }: { at: string }) {
  const left = Date.parse(at) - useNow();
  return (
    <span className="promised">
      {left > 0 ? `next update in ${countdown(left)}` : `update ${span(-left)} overdue`}
    </span>
  );
}

/** While a major incident is declared, whoever it concerns sees it on every page. */
export function MajorBanner() {
  const { me } = useDesk();
  const { items } = useItems<Outline>('/incidents/major', { pace: 'slow' });
  if (!items.length) return null;
  const page = isRequester(me) ? 'updates' : 'major';
  return (
    <aside className="major-banner" aria-label="Major incidents">
      {items.map(({ id, title, status, nextUpdateAt }) => (
        <a key={id} href={`/incidents/${id}/${page}`}>
          <strong>Major incident</strong>
          <span className="title">{title}</span>
          {status && <span>{status}</span>}
          {nextUpdateAt && <Promised at={nextUpdateAt} />}
        </a>
      ))}
    </aside>
  );
}
