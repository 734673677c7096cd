import { isAhead } from '../../../functions/change/lifecycle.ts';
import { AssignDialog } from '../../record/assign-dialog.tsx';
import { CloseDialog, type DialogProps, WhyDialog } from './dialogs.tsx';
import { OrderDialog } from './order-dialog.tsx';

export type DialogName = 'assign' | 'withdraw' | 'cancel' | 'close' | 'parent' | 'dependsOn';

/** Who may not vote is part of what is voted on. */
const carriedOut = ({ state }: DialogProps['change']) =>
  state === 'draft'
    ? 'Neither they nor its requester may vote on it.'
    : 'They may not vote on it: another one puts it to the vote anew.';

/** The dialog of a command that needs more than a click. */
export function Dialog({ name, ...props }: DialogProps & { name: DialogName }) {
  const { change, onClose } = props;
  if (name === 'close') return <CloseDialog {...props} />;
  if (name === 'parent' || name === 'dependsOn') return <OrderDialog {...props} what={name} />;
  if (name !== 'assign') return <WhyDialog {...props} command={name} />;
  const path = `/changes/${change.id}`;
  return (
    <AssignDialog
      record={change}
      path={path}
      method="PATCH"
      onClose={onClose}
      {...(isAhead(change) && { carriedOut: carriedOut(change) })}
    />
  );
}
