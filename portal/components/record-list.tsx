import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import { useItems } from '../live/use-live.ts';
import { useNarrow } from '../live/use-narrow.ts';
import { useRowKeys } from '../live/use-row-keys.ts';
import { useSettled } from '../live/use-settled.ts';
import type { Base } from '../model.ts';
import { ExportButton } from './export-button.tsx';
import { FreshPill } from './fresh-pill.tsx';
import { PageTurn, usePages } from './page-turn.tsx';
import { Loading, Trouble } from './quiet.tsx';

type Props<T> = {
  label: string;
  /** Below /v1, with its filters, without cursor and limit. */
  path: string;
  columns: TableProps.ColumnDefinition<T>[];
  /** A record on a phone, as one link or a few lines. */
  row: (record: T) => ReactNode;
  empty: ReactNode;
  filters?: ReactNode;
  /** Keeps of a page what the API cannot be asked for. */
  keep?: (record: T) => boolean;
  /** Lets records be chosen, for commands on many. */
  choosing?: { chosen: readonly T[]; choose: (records: T[]) => void; bar: ReactNode };
};

/**
 * A live list of any practice: a table where there is room, rows on a phone, page by page. j and k move between
 * the records, Enter opens one; a row never moves under the pointer.
 */
export function RecordList<T extends Base>({
  label,
  path,
  columns,
  row,
  empty,
  filters,
  keep = () => true,
  choosing,
}: Props<T>) {
  const pages = usePages(path, 50);
  const { items, next, error, isPending, refetch } = useItems<T>(pages.ask, { keep: true });
  const { rows, fresh, hold, release } = useSettled(items.filter(keep));
  const narrow = useNarrow();
  const keys = useRowKeys<HTMLDivElement>();

  const content = () => {
    if (error && !items.length) return <Trouble error={error} retry={refetch} />;
    if (isPending) return <Loading lines={6} label={`Loading ${label}`} />;
    if (!rows.length) return empty;
    if (narrow) {
      return (
        <ul className="rows">
          {rows.map((record) => (
            <li key={record.id} className={choosing && 'choosable'}>
              {choosing && (
                <input
                  type="checkbox"
                  aria-label={`Choose ${record.id}`}
                  checked={choosing.chosen.some(({ id }) => id === record.id)}
                  onChange={({ target }) =>
                    choosing.choose([
                      ...choosing.chosen.filter(({ id }) => id !== record.id),
                      ...(target.checked ? [record] : []),
                    ])
                  }
                />
              )}
              {row(record)}
            </li>
          ))}
        </ul>
      );
    }
    return (
      <div className="table">
        <Table<T>
          variant="embedded"
          items={rows}
          columnDefinitions={columns}
          trackBy="id"
          ariaLabels={{
            tableLabel: label,
            selectionGroupLabel: `Choose among ${label}`,
            allItemsSelectionLabel: () => 'Choose all on this page',
            itemSelectionLabel: (_, record) => `Choose ${record.id}`,
          }}
          wrapLines
          {...(choosing && {
            selectionType: 'multi' as const,
            selectedItems: [...choosing.chosen],
            onSelectionChange: ({ detail }) => choosing.choose(detail.selectedItems),
          })}
        />
      </div>
    );
  };
  return (
    <div className="panel flush list" ref={keys} {...hold}>
      {filters && <div className="filters">{filters}</div>}
      {choosing?.chosen.length ? choosing.bar : null}
      <FreshPill fresh={fresh} release={release} />
      {content()}
      <div className="list-foot">
        <PageTurn label={label} pages={pages} next={next} />
        {rows.length > 0 && <ExportButton label={label} path={path} keep={keep} />}
      </div>
    </div>
  );
}
