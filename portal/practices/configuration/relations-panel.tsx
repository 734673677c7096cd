import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { relationTypes } from '../../../functions/configuration/relation-type.ts';
import { Panel } from '../../components/panel.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { useItems } from '../../live/use-live.ts';
import type { NameOf } from '../../live/use-names.ts';
import { capital } from '../../words.ts';
import type { Neighbour } from './types.ts';

const sayings = { from: 'forth', to: 'back' } as const;
const more = 25;

type Props = { id: string; direction: 'from' | 'to'; title: string; kindOf: NameOf };

/** What an item relates to, or what relates to it; a hub shows more when asked. */
export function RelationsPanel({ id, direction, title, kindOf }: Props) {
  const [limit, setLimit] = useState(more);
  const path = `/cis/${encodeURIComponent(id)}/relations?direction=${direction}&limit=${limit}`;
  const { items, next, isPending, error, refetch } = useItems<Neighbour>(path, { keep: true });
  return (
    <Panel title={title} count={next ? `${items.length}+` : items.length || undefined} flush>
      {error && <Trouble error={error} retry={refetch} />}
      {isPending && <Loading />}
      {!isPending && !error && !items.length && <Nothing title="Nothing" />}
      <ul className="linked">
        {items.map(({ id: relation, type, redundancy, other }) => (
          <li key={relation}>
            <span className="soft">{capital(relationTypes[type][sayings[direction]])}</span>{' '}
            {other.title ? (
              <a href={`/cis/${other.id}`}>
                <span className="id">{other.id}</span> {other.title}
              </a>
            ) : (
              <span>
                <span className="id">{other.id}</span> that nobody has described
              </span>
            )}{' '}
            <span className="soft">
              {kindOf(other.class)}
              {other.state === 'retired' && ', retired'}
              {redundancy &&
                `, one of ${redundancy.pool}: ${redundancy.needs}${redundancy.percent ? ' %' : ''} needed`}
            </span>
          </li>
        ))}
      </ul>
      {next && limit < 100 && (
        <footer>
          <Button onClick={() => setLimit(100)}>Show more</Button>
        </footer>
      )}
    </Panel>
  );
}
