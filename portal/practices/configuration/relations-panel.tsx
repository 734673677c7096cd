import { relationTypes } from '../../../functions/configuration/relation-type.ts';
import { PageTurn, usePages } from '../../components/page-turn.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { useItems } from '../../live/use-live.ts';
import type { NameOf } from '../../live/use-names.ts';
import { capital } from '../../words.ts';
import { CiLink } from './ci-link.tsx';
import type { Neighbour } from './types.ts';

const sayings = { from: 'forth', to: 'back' } as const;
const poolText = ({ redundancy: r }: Neighbour) =>
  r && `${r.pool}, ${r.needs}${r.percent ? ' %' : ''} needed`;

type Props = { id: string; direction: 'from' | 'to'; title: string; kindOf: NameOf };

/** What an item relates to, or what relates to it; a hub shows its relations page by page. */
export function RelationsPanel({ id, direction, title, kindOf }: Props) {
  const pages = usePages(`/cis/${encodeURIComponent(id)}/relations?direction=${direction}`, 25);
  const { items, next, isPending, error, refetch } = useItems<Neighbour>(pages.ask, { keep: true });
  const paged = Boolean(next) || pages.list.length > 0;
  const pooled = items.some(({ redundancy }) => redundancy);
  return (
    <Panel title={title} count={paged ? undefined : items.length || undefined}>
      {error && <Trouble error={error} retry={refetch} />}
      {isPending && <Loading />}
      {!isPending && !error && !items.length && <Nothing title="Nothing" />}
      {items.length > 0 && (
        <PlainTable
          label={title}
          heads={['Item', 'Relation', 'Class', ...(pooled ? ['Pool'] : [])]}
          rows={items.map((one) => ({
            id: one.id,
            cells: [
              <CiLink key={one.id} id={one.other.id} title={one.other.title} />,
              capital(relationTypes[one.type][sayings[direction]]),
              `${kindOf(one.other.class)}${one.other.state === 'retired' ? ', retired' : ''}`,
              ...(pooled ? [poolText(one)] : []),
            ],
          }))}
        />
      )}
      <PageTurn label={title} pages={pages} next={next} />
    </Panel>
  );
}
