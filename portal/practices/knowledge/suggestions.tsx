import Button from '@cloudscape-design/components/button';
import { Panel } from '../../components/panel.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useLater } from '../../live/use-later.ts';
import { useItems } from '../../live/use-live.ts';
import { Hits } from './hits.tsx';
import type { Hit } from './types.ts';

type Where = 'search' | 'form' | 'incident' | 'mail' | 'article';

/** Articles and orders that may answer a text, as far as it is written. */
export function useSuggestions(text: string, limit = 4): readonly Hit[] {
  const words = useLater(text.trim().replace(/\s+/g, ' ').slice(0, 1_500), 300);
  const path = `/search/suggestions?${new URLSearchParams({ text: words, limit: String(limit) })}`;
  return useItems<Hit>(words.length > 3 ? path : null, { pace: 'once', keep: true }).items;
}

type Props = {
  text: string;
  title?: string;
  where: Where;
  incident?: string;
  /** It was answered: there is nothing left to file. */
  onAnswered?: (hit: Hit) => void;
};

/** What may answer somebody while they write. "This answered it" is recorded, and nothing has to be filed. */
export function Suggestions({ text, title = 'This may help', where, incident, onAnswered }: Props) {
  const items = useSuggestions(text);
  const { run, busy } = useCommand();
  if (!items.length || text.trim().length <= 3) return null;
  const answered = (hit: Hit) =>
    run({
      path: `/articles/${hit.id}/answered`,
      body: { where, ...(incident && { incident }) },
      done: incident ? 'It is noted.' : 'Good. Nothing was filed.',
    }).then(
      () => onAnswered?.(hit),
      () => undefined,
    );
  return (
    <Panel title={title} flush className="suggestions">
      <Hits
        items={items}
        after={(hit) =>
          hit.kind === 'article' &&
          onAnswered && (
            <Button
              disabled={busy}
              ariaLabel={`${hit.title}: this answered it`}
              onClick={() => void answered(hit)}
            >
              This answered it
            </Button>
          )
        }
      />
    </Panel>
  );
}
