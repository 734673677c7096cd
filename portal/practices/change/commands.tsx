import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { isAhead, isOver } from '../../../functions/change/lifecycle.ts';
import { useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { CloseDialog, WhyDialog } from './dialogs.tsx';
import type { Change } from './types.ts';

const plain: Record<string, { label: string; done: string }> = {
  submit: { label: 'Submit', done: 'It is ready to be decided on.' },
  implement: { label: 'Begin', done: 'The work has begun.' },
  finish: { label: 'Work is over', done: 'Now it is looked at.' },
};

type Asked = 'withdraw' | 'cancel' | 'close';
const asking: Record<Asked, string> = {
  withdraw: 'Take it back…',
  cancel: 'Cancel it…',
  close: 'Close…',
};

/** What can be done now: what the lifecycle allows in this state, and one of my roles. */
export function Commands({ change }: { change: Change }) {
  const may = useMay();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<Asked>();
  const { give, giving, busy } = useCommand<Change>();
  const { id, steps = [], missing = [] } = change;
  const can = (step: string) => steps.includes(step) && may('change', step);
  const path = (step: string) => `/changes/${id}/${step}`;
  return (
    <>
      {Object.entries(plain)
        .filter(([step]) => can(step))
        .map(([step, { label, done }]) => (
          <Button
            key={step}
            variant="primary"
            loading={giving?.path === path(step)}
            disabled={busy || (step === 'submit' && missing.length > 0)}
            onClick={() => give({ path: path(step), body: {}, done })}
          >
            {label}
          </Button>
        ))}
      {can('close') && (
        <Button variant="primary" onClick={() => setDialog('close')}>
          {asking.close}
        </Button>
      )}
      {!isOver(change) && isAhead(change) && may('change', 'change') && (
        <Button onClick={() => void navigate(`/changes/${id}/edit`)}>Edit</Button>
      )}
      {(['withdraw', 'cancel'] as const)
        .filter((step) => can(step))
        .map((step) => (
          <Button key={step} onClick={() => setDialog(step)}>
            {asking[step]}
          </Button>
        ))}
      {dialog === 'close' && <CloseDialog change={change} onClose={() => setDialog(undefined)} />}
      {(dialog === 'withdraw' || dialog === 'cancel') && (
        <WhyDialog change={change} command={dialog} onClose={() => setDialog(undefined)} />
      )}
    </>
  );
}
