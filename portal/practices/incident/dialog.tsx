import { AssignDialog } from '../../record/assign-dialog.tsx';
import type { DialogProps } from './asked.ts';
import { ReasonDialog } from './dialogs.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { PriorityDialog, TransferDialog } from './hand-dialogs.tsx';
import { HoldDialog } from './hold-dialog.tsx';
import { RelateDialog } from './relate-dialog.tsx';
import { ResolveDialog } from './resolve-dialog.tsx';

export type DialogName =
  | 'assign'
  | 'edit'
  | 'hold'
  | 'resolve'
  | 'reopen'
  | 'follow-up'
  | 'transfer'
  | 'priority'
  | 'merge'
  | 'parent'
  | 'child';

/** The dialog of a command that needs more than a click. */
export function Dialog({ name, ...props }: DialogProps & { name: DialogName }) {
  const { id } = props.incident;
  if (name === 'assign')
    return <AssignDialog record={props.incident} onClose={props.onClose} path={`/incidents/${id}/assign`} />;
  if (name === 'edit') return <EditDialog {...props} />;
  if (name === 'hold') return <HoldDialog {...props} />;
  if (name === 'resolve') return <ResolveDialog {...props} />;
  if (name === 'transfer') return <TransferDialog {...props} />;
  if (name === 'priority') return <PriorityDialog {...props} />;
  if (name === 'merge' || name === 'parent' || name === 'child')
    return <RelateDialog {...props} kind={name} />;
  const again = name === 'reopen';
  return (
    <ReasonDialog
      {...props}
      command={name}
      field="reason"
      label={again ? 'Why does it need to be open again?' : 'What has come back?'}
      done={again ? `${id} is open again.` : `A new incident is open, linked to ${id}.`}
    />
  );
}
