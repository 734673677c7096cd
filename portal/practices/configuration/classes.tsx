import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import { Page } from '../../components/page.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { useMay } from '../../desk.ts';
import type { NameOf } from '../../live/use-names.ts';
import { AddClass } from './add-class.tsx';
import type { ClassWithRules } from './types.ts';
import { useClassNames } from './use-class-names.ts';

const own = ({ attributes }: ClassWithRules) => attributes.map(({ label }) => label).join(', ');
const pathOf = ({ id }: ClassWithRules) => `/ci-classes/${encodeURIComponent(id)}`;

const columns = (named: NameOf): TableProps.ColumnDefinition<ClassWithRules>[] => [
  {
    id: 'title',
    header: 'Class',
    minWidth: 200,
    isRowHeader: true,
    cell: (one) => (
      <a className="cell-title" href={pathOf(one)} data-row={one.id}>
        {one.title}
      </a>
    ),
  },
  { id: 'id', header: 'Id', cell: ({ id }) => <span className="id">{id}</span> },
  { id: 'parent', header: 'Below', cell: ({ parent }) => named(parent) },
  { id: 'attributes', header: 'Attributes of its own', minWidth: 220, cell: own },
];

export function ClassList() {
  const named = useClassNames();
  const may = useMay();
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title="Classes"
      about="What items there are. A class has what its parent has, until it says otherwise."
      actions={may('ci-class', 'create') && <Button onClick={() => setAdding(true)}>New class</Button>}
    >
      <RecordList<ClassWithRules>
        label="Classes"
        path="/ci-classes"
        columns={columns(named)}
        row={(one) => (
          <PlainRow href={pathOf(one)} id={one.id} title={one.title} details={[named(one.parent)]} />
        )}
        empty={<Nothing title="There is no class" />}
      />
      {adding && <AddClass onClose={() => setAdding(false)} />}
    </Page>
  );
}
