import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { isAhead, isOver } from '../../../functions/change/lifecycle.ts';
import { Panel } from '../../components/panel.tsx';
import { useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import type { Ci } from '../configuration/types.ts';
import { useAttributes, useCis } from '../configuration/use-cis.ts';
import { valueText } from '../configuration/words.ts';
import { StageDialog } from './stage-dialog.tsx';
import type { Change, StagedEdit } from './types.ts';

type Props = { edit: StagedEdit; ci: Ci | undefined; compare: boolean; onWithdraw?: () => void };

/** One item: each attribute as it is now, and as it is to be. */
function Item({ edit, ci, compare, onWithdraw }: Props) {
  const attributes = useAttributes(ci);
  const label = (name: string) => attributes?.find((one) => one.name === name)?.label ?? name;
  return (
    <tbody>
      <tr className="about">
        <th colSpan={compare ? 3 : 2} scope="rowgroup">
          <a href={`/cis/${edit.ci}`}>
            <span className="id">{edit.ci}</span> {ci?.title}
          </a>
          {onWithdraw && (
            <Button
              variant="inline-link"
              ariaLabel={`Withdraw what becomes of ${edit.ci}`}
              onClick={onWithdraw}
            >
              Withdraw
            </Button>
          )}
        </th>
      </tr>
      {Object.entries(edit.attributes).map(([name, value]) => (
        <tr key={name}>
          <th scope="row">{label(name)}</th>
          {compare && <td>{ci ? valueText(ci.attributes[name]) || '—' : '…'}</td>}
          <td>{value === null ? <span className="soft">taken away</span> : <ins>{valueText(value)}</ins>}</td>
        </tr>
      ))}
    </tbody>
  );
}

/** What it makes of the records of items once it is closed as done: proposed, compared with what is there, withdrawn. */
export function EditsPanel({ change }: { change: Change }) {
  const { id, version, edits = [], outcome } = change;
  const [adding, setAdding] = useState(false);
  const may = useMay();
  const { give, busy } = useCommand<Change>();
  const cis = useCis(may('change', 'implement') ? edits.map(({ ci }) => ci) : []);
  const able = isAhead(change) && may('change', 'change') && may('change', 'implement');
  if (!edits.length && !able) return null;
  const compare = !isOver(change);
  const done = outcome && outcome.code !== 'unsuccessful';
  const withdraw = (ci: string) => {
    const body = { edits: edits.filter((one) => one.ci !== ci) };
    give({ path: `/changes/${id}`, method: 'PATCH', version, body, done: `Nothing becomes of ${ci}.` });
  };
  return (
    <Panel
      title="What becomes of items"
      count={edits.length || undefined}
      {...(able && {
        actions: (
          <Button iconName="add-plus" onClick={() => setAdding(true)}>
            Propose
          </Button>
        ),
      })}
    >
      {edits.length > 0 ? (
        <table className="differences" aria-label="What becomes of items">
          <thead>
            <tr>
              <th scope="col">Attribute</th>
              {compare && <th scope="col">Now</th>}
              <th scope="col">{compare ? 'Then' : done ? 'Became' : 'Would have become'}</th>
            </tr>
          </thead>
          {edits.map((edit) => (
            <Item
              key={edit.ci}
              edit={edit}
              ci={cis.get(edit.ci)}
              compare={compare}
              {...(able && !busy && { onWithdraw: () => withdraw(edit.ci) })}
            />
          ))}
        </table>
      ) : (
        <p className="soft">
          Nothing yet. What is proposed here is said of the items when it closes as done.
        </p>
      )}
      {adding && <StageDialog change={change} onClose={() => setAdding(false)} />}
    </Panel>
  );
}
