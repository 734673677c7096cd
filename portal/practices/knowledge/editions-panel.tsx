import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { When } from '../../components/age.tsx';
import { Panel } from '../../components/panel.tsx';
import { Pick } from '../../components/pick.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { useAllNames } from '../../live/use-all-names.ts';
import { useCommand } from '../../live/use-command.ts';
import { useItems } from '../../live/use-live.ts';
import { lineDiff } from './line-diff.ts';
import type { Article, Edition } from './types.ts';

const signs = { same: ' ', gone: '−', new: '+' } as const;
const spoken = { same: '', gone: 'removed: ', new: 'added: ' } as const;

function Comparison({ before, after }: { before: string; after: string }) {
  const lines = lineDiff(before, after);
  if (lines.every(({ as }) => as === 'same')) return <p className="soft">The texts are the same.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <div className="line-diff" tabIndex={0}>
      {lines.map(({ as, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines keep their places
        <div key={index} className={as}>
          <span aria-hidden="true">{signs[as]} </span>
          <span className="unseen">{spoken[as]}</span>
          {text}
        </div>
      ))}
    </div>
  );
}

/** What was published before: each edition can be compared with what is written now, and taken up again. */
export function EditionsPanel({ article }: { article: Article }) {
  const path = `/articles/${article.id}`;
  const may = useMay();
  const names = useAllNames();
  const { items } = useItems<Edition>(`${path}/editions?limit=100`, { pace: 'slow', keep: true });
  const { give, busy } = useCommand();
  const [chosen, setChosen] = useState('');
  const newest = [...items].reverse();
  const one = items.find(({ edition }) => String(edition) === chosen);
  const able = ['draft', 'published', 'retired'].includes(article.state) && may('article', 'restore');
  if (!items.length) return <Nothing title="Nothing of it was published yet" />;
  return (
    <Panel title="Editions" count={items.length}>
      <ul className="ties">
        {newest.map(({ edition, at, by, state }) => (
          <li key={edition}>
            <strong>Edition {edition}</strong> <StateBadge state={state} />{' '}
            <span className="soft">
              published <When at={at} /> by {names.person(by)}
            </span>{' '}
            {able && (
              <Button
                variant="inline-link"
                disabled={busy}
                ariaLabel={`Take up edition ${edition}`}
                onClick={() =>
                  give({
                    path: `${path}/restore`,
                    body: { edition },
                    done: `Edition ${edition} is the draft now.`,
                  })
                }
              >
                Take up again
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Pick
        label="Compare what is written now with"
        value={chosen}
        options={newest.map(({ edition }) => ({ value: String(edition), label: `Edition ${edition}` }))}
        onChange={setChosen}
      />
      {one && article.content && <Comparison before={one.content.body} after={article.content.body} />}
    </Panel>
  );
}
