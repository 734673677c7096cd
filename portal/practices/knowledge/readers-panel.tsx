import Button from '@cloudscape-design/components/button';
import { Age } from '../../components/age.tsx';
import { Panel } from '../../components/panel.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { useAllNames } from '../../live/use-all-names.ts';
import { useCommand } from '../../live/use-command.ts';
import { useItems } from '../../live/use-live.ts';
import type { Article, Feedback } from './types.ts';

/** What readers say of an article, and what of it somebody has to see to. */
export function ReadersPanel({ article }: { article: Article }) {
  const path = `/articles/${article.id}/feedback`;
  const may = useMay();
  const names = useAllNames();
  const { items } = useItems<Feedback>(path, { pace: 'slow', keep: true });
  const { give, busy } = useCommand();
  if (!items.length) return <Nothing title="Nobody has said anything yet" />;
  return (
    <Panel title="What readers say" count={items.length} flush>
      <ul className="linked ties">
        {items.map(({ id, person, helpful, comment, edition, state, openedAt }) => (
          <li key={id}>
            <span>
              {person.startsWith('visitor:') ? 'Somebody without a login' : names.person(person)}:{' '}
              {helpful ? 'it helped' : 'it did not help'}{' '}
              <span className="soft">
                edition {edition}, <Age since={openedAt} ago />
              </span>{' '}
              {state !== 'noted' && <StateBadge state={state} />}
            </span>
            {comment && <p className="reason">{comment}</p>}
            {state === 'open' && may('article', 'settle-feedback') && (
              <Button
                variant="inline-link"
                disabled={busy}
                onClick={() =>
                  give({ path: `${path}/${encodeURIComponent(id)}/settle`, body: {}, done: 'It is seen to.' })
                }
              >
                It is seen to
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
