import type { ReactNode } from 'react';
import type { Redundancy } from '../../../functions/configuration/relation.ts';
import { relationTypes } from '../../../functions/configuration/relation-type.ts';
import { PageTurn, usePages } from '../../components/page-turn.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { useItems } from '../../live/use-live.ts';
import type { NameOf } from '../../live/use-names.ts';
import { capital } from '../../words.ts';
import { CiLink } from './ci-link.tsx';
import { RelationCommands } from './relation-commands.tsx';
import type { Neighbour } from './types.ts';

const sayings = { from: 'forth', to: 'back' } as const;
const poolText = ({ pool, needs, percent }: Redundancy) =>
  `of the pool ${pool}, ${needs}${percent ? ' %' : ''} needed`;

type Props = {
  id: string;
  direction: 'from' | 'to';
  title: string;
  kindOf: NameOf;
  actions?: ReactNode;
};

/** What an item relates to, or what relates to it; a hub shows its relations page by page. */
export function RelationsPanel({ id, direction, title, kindOf, actions }: Props) {
  const pages = usePages(`/cis/${encodeURIComponent(id)}/relations?direction=${direction}`, 25);
  const { items, next, isPending, error, refetch } = useItems<Neighbour>(pages.ask, { keep: true });
  const paged = Boolean(next) || pages.list.length > 0;
  return (
    <Panel title={title} count={paged ? undefined : items.length || undefined} actions={actions}>
      {error && <Trouble error={error} retry={refetch} />}
      {isPending && <Loading />}
      {!isPending && !error && !items.length && <Nothing title="Nothing" />}
      {items.length > 0 && (
        <PlainTable
          label={title}
          heads={['Item', 'Relation', 'Class']}
          rows={items.map((one) => ({
            id: one.id,
            cells: [
              <CiLink key={one.id} id={one.other.id} title={one.other.title} />,
              <>
                {capital(relationTypes[one.type][sayings[direction]])}
                {one.redundancy && <span className="detail">{poolText(one.redundancy)}</span>}
                {one.note && <span className="detail">{one.note}</span>}
                <RelationCommands relation={one} />
              </>,
              `${kindOf(one.other.class)}${one.other.state === 'retired' ? ', retired' : ''}`,
            ],
          }))}
        />
      )}
      <PageTurn label={title} pages={pages} next={next} />
    </Panel>
  );
}
