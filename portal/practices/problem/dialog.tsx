import { AssignDialog } from '../../record/assign-dialog.tsx';
import { type DialogProps, DuplicateDialog, ResolveDialog, RiskDialog, WhyDialog } from './dialogs.tsx';

export type DialogName =
  | 'assign'
  | 'resolve'
  | 'accept-risk'
  | 'mark-duplicate'
  | 'cancel'
  | 'reanalyze'
  | 'reopen';

/** The dialog of a command that needs more than a click. */
export function Dialog({ name, ...props }: DialogProps & { name: DialogName }) {
  const { problem, onClose } = props;
  if (name === 'resolve') return <ResolveDialog {...props} />;
  if (name === 'accept-risk') return <RiskDialog {...props} />;
  if (name === 'mark-duplicate') return <DuplicateDialog {...props} />;
  if (name !== 'assign') return <WhyDialog {...props} command={name} />;
  return <AssignDialog record={problem} path={`/problems/${problem.id}`} method="PATCH" onClose={onClose} />;
}
