import Button from '@cloudscape-design/components/button';
import { When } from '../../components/age.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { usePeople } from '../../live/use-names.ts';
import type { Erasure } from './types.ts';

const outcome = ({ state, problem, counts }: Erasure): string => {
  if (state !== 'done') return problem ?? '';
  const { records = 0, words = 0, files = 0 } = counts ?? {};
  return `${records} records, words of ${words} events, ${files} files`;
};

/** Erasures with what came of them; one that stopped can go on. */
export function ErasureTable({ items }: { items: readonly Erasure[] }) {
  const name = usePeople();
  const may = useMay();
  const { give, busy } = useCommand<Erasure>();
  const again = ({ id, version }: Erasure) =>
    give({ path: `/erasures/${id}/retry`, body: {}, version, done: `${id} goes on.` });
  return (
    <PlainTable
      label="Erasures"
      heads={['Erasure', 'Why', 'What came of it']}
      rows={items.map((one) => ({
        id: one.id,
        cells: [
          <span key="of">
            <a href={`/people/${one.person}`}>{name(one.person)}</a> <span className="id soft">{one.id}</span>
          </span>,
          <span key="why">
            {one.reason}{' '}
            <span className="soft">
              {name(one.askedBy)}, <When at={one.askedAt} />
            </span>
          </span>,
          <span key="outcome">
            <StateBadge state={one.state} /> {outcome(one)}{' '}
            {one.state === 'failed' && may('erasure', 'retry') && (
              <Button loading={busy} ariaLabel={`Let ${one.id} go on`} onClick={() => again(one)}>
                Go on
              </Button>
            )}
          </span>,
        ],
      }))}
    />
  );
}
