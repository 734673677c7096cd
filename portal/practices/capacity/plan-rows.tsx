import Button from '@cloudscape-design/components/button';
import type { CapacityOption, Demand } from '../../../functions/capacity/capacity-plan.ts';
import { NumberField } from '../../components/number-field.tsx';
import { OrderedList } from '../../components/ordered-list.tsx';
import { TextField } from '../../components/text-field.tsx';

/** A row while it is written; its key tells it from the others. */
export type Row<T> = T & { key: string };
const keyed = <T,>(rows: readonly T[]): Row<T>[] => rows.map((row, n) => ({ ...row, key: `row-${n}` }));

/** The rows of what is kept, to be written on. */
export const demandRows = (demand: readonly Demand[] = []) => keyed(demand);
export const optionRows = (options: readonly CapacityOption[] = []) => keyed(options);

type Props<T> = {
  label: string;
  add: string;
  rows: readonly Row<T>[];
  onChange: (rows: Row<T>[]) => void;
  fresh: () => T;
  nameOf: (row: T) => string;
  children: (row: T, put: (part: Partial<T>) => void) => React.ReactNode;
};

function Rows<T>({ label, add, rows, onChange, fresh, nameOf, children }: Props<T>) {
  const put = (key: string) => (part: Partial<T>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const order = (keys: string[]) =>
    onChange(keys.flatMap((key) => rows.find((row) => row.key === key) ?? []));
  const next = () => `row-${Math.max(-1, ...rows.map(({ key }) => Number(key.slice(4)))) + 1}`;
  return (
    <>
      <OrderedList
        label={label}
        items={rows.map((row) => ({
          id: row.key,
          name: nameOf(row) || label,
          content: children(row, put(row.key)),
        }))}
        onOrder={order}
        onRemove={(key) => onChange(rows.filter((row) => row.key !== key))}
      />
      <Button
        formAction="none"
        iconName="add-plus"
        onClick={() => onChange([...rows, { ...fresh(), key: next() }])}
      >
        {add}
      </Button>
    </>
  );
}

type Of<T> = { rows: readonly Row<T>[]; onChange: (rows: Row<T>[]) => void };

/** What drives the need. */
export function DemandRows({ rows, onChange }: Of<Demand>) {
  const fresh = (): Demand => ({ driver: '', now: 0, expected: 0, by: '' });
  return (
    <Rows
      label="Demand"
      add="Add what drives it"
      rows={rows}
      onChange={onChange}
      fresh={fresh}
      nameOf={({ driver }) => driver}
    >
      {(row, put) => (
        <>
          <TextField
            label="What drives it"
            placeholder="Orders"
            value={row.driver}
            onChange={(driver) => put({ driver })}
          />
          <TextField
            label="Unit"
            placeholder="a day"
            value={row.unit ?? ''}
            onChange={(unit) => put({ unit })}
          />
          <NumberField label="Now" value={row.now} onChange={(now) => put({ now: now ?? 0 })} />
          <NumberField
            label="Expected"
            value={row.expected}
            onChange={(expected) => put({ expected: expected ?? 0 })}
          />
          <TextField label="By" placeholder="2027-03-01" value={row.by} onChange={(by) => put({ by })} />
        </>
      )}
    </Rows>
  );
}

/** Ways to have enough. */
export function OptionRows({ rows, onChange }: Of<CapacityOption>) {
  const fresh = (): CapacityOption => ({ id: `option-${rows.length + 1}`, title: '', once: 0, monthly: 0 });
  return (
    <Rows
      label="Option"
      add="Add an option"
      rows={rows}
      onChange={onChange}
      fresh={fresh}
      nameOf={({ title }) => title}
    >
      {(row, put) => (
        <>
          <TextField
            label="Option"
            placeholder="A bigger database"
            value={row.title}
            onChange={(title) => put({ title })}
          />
          <NumberField
            label="Capacity with it"
            value={row.capacity}
            onChange={(capacity) => put({ capacity })}
          />
          <NumberField label="Costs once" value={row.once} onChange={(once) => put({ once: once ?? 0 })} />
          <NumberField
            label="Costs a month"
            value={row.monthly}
            onChange={(monthly) => put({ monthly: monthly ?? 0 })}
          />
        </>
      )}
    </Rows>
  );
}
