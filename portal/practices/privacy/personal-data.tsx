import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { Panel } from '../../components/panel.tsx';
import { Nothing, Trouble } from '../../components/quiet.tsx';
import { useItems } from '../../live/use-live.ts';
import type { Person } from '../../model.ts';
import { EraseDialog } from './erase-dialog.tsx';
import { ErasureTable } from './erasure-table.tsx';
import { ExportsPanel } from './exports-panel.tsx';
import { HoldDialog } from './hold-dialog.tsx';
import type { Erasure, LegalHold } from './types.ts';

/** What an administrator does about somebody's personal data: write it out, hold it, erase it. */
export function PersonalData({ person }: { person: Person }) {
  const { id, title, state } = person;
  const { items, error, refetch } = useItems<Erasure>(`/erasures?person=${encodeURIComponent(id)}`);
  const { items: holds } = useItems<LegalHold>('/legal-holds?limit=100');
  const [open, setOpen] = useState<'erase' | 'hold'>();
  const hold = holds.find((one) => one.id === id && one.state === 'held');
  const over = items.length > 0;
  const close = () => setOpen(undefined);
  return (
    <>
      <ExportsPanel person={id} />
      <Panel
        title="Erasure"
        flush
        actions={
          !over && (
            <>
              <Button onClick={() => setOpen('hold')}>{hold ? 'Lift the hold…' : 'Hold…'}</Button>
              <Button disabled={state === 'active' || hold !== undefined} onClick={() => setOpen('erase')}>
                Erase…
              </Button>
            </>
          )
        }
      >
        {error && <Trouble error={error} retry={refetch} />}
        {hold && (
          <div className="in-panel">
            <Alert type="warning" header="The data is held">
              {hold.reason}
            </Alert>
          </div>
        )}
        {over ? (
          <ErasureTable items={items} />
        ) : (
          <Nothing title="Nothing was erased">
            {state === 'active'
              ? `${title} is active: deactivate them first, and hand over what counts on them.`
              : 'They can be erased when they ask for it, or when nothing of them is needed any more.'}
          </Nothing>
        )}
      </Panel>
      {open === 'erase' && <EraseDialog person={person} onClose={close} />}
      {open === 'hold' && <HoldDialog person={person} held={hold !== undefined} onClose={close} />}
    </>
  );
}
