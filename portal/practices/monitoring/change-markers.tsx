import { Age, When } from '../../components/age.tsx';
import { Panel } from '../../components/panel.tsx';
import { StateBadge } from '../../components/state.tsx';
import { isRequester, useDesk } from '../../desk.ts';
import { useItems } from '../../live/use-live.ts';
import type { Base } from '../../model.ts';

type Marker = Base & {
  source: string;
  url?: string;
  description?: string;
  openedAt: string;
  finishedAt?: string;
};

const fourHours = 4 * 60 * 60_000;

/** What was deployed on a service within four hours before something began; nothing at all when nothing was. */
export function ChangesBefore({ service, at }: { service: string; at: string }) {
  const from = new Date(Date.parse(at) - fourHours).toISOString();
  const path = `/change-markers?service=${encodeURIComponent(service)}&from=${from}&to=${at}&limit=20`;
  const asker = isRequester(useDesk().me);
  const { items } = useItems<Marker>(asker ? null : path, { pace: 'slow' });
  if (!items.length) return null;
  return (
    <Panel title="Changed before" count={items.length} flush>
      <ul className="linked">
        {items.map(({ id, title, state, openedAt, url }) => (
          <li key={id}>
            <p className="title">
              {url ? (
                <a href={url} target="_blank" rel="noreferrer">
                  {title}
                </a>
              ) : (
                title
              )}
            </p>
            <p className="where">
              <StateBadge state={state} />
              <When at={openedAt} />
              <span className="soft">
                <Age since={openedAt} ago />
              </span>
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
