import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { Many } from '../../components/many.tsx';
import { SignInAgain, signInAgain } from '../../components/sign-in-again.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { usePeople } from '../../live/use-names.ts';
import type { Approval, CabMeeting } from './types.ts';

type Props = {
  meeting: CabMeeting;
  item: Approval;
  decision: 'approve' | 'reject';
  onClose: () => void;
};

/** What a meeting decides on one change: by the votes of all present but those who are against it, or abstain. */
function DecideDialog({ meeting, item: { about, round, title }, decision, onClose }: Props) {
  const [note, setNote] = useState('');
  const [against, setAgainst] = useState<string[]>([]);
  const [abstain, setAbstain] = useState<string[]>([]);
  const { run, busy, refusal } = useCommand<CabMeeting>();
  const person = usePeople();
  const present = meeting.present.map((id) => ({ value: id, label: person(id) }));
  const without = (others: string[]) => present.filter(({ value }) => !others.includes(value));
  const yes = decision === 'approve';
  const said = note.trim();
  const decide = () =>
    void run({
      path: `/cab-meetings/${meeting.id}/decide`,
      body: { about, round, decision, against, abstain, ...(said && { note: said }) },
      done: `${about} is ${yes ? 'approved' : 'rejected'}.`,
      touches: ['/cabs'],
      shows: signInAgain,
    }).then(onClose, () => undefined);
  return (
    <Ask
      title={`${yes ? 'Approve' : 'Reject'} ${about}`}
      go={yes ? 'Approve' : 'Reject'}
      onGo={decide}
      onClose={onClose}
      busy={busy}
    >
      <p>{title}</p>
      <SignInAgain refusal={refusal} to="this meeting" />
      <Many
        label="Who votes the other way?"
        placeholder="Nobody"
        options={without(abstain)}
        values={against}
        onChange={setAgainst}
      />
      <Many
        label="Who abstains?"
        placeholder="Nobody"
        options={without(against)}
        values={abstain}
        onChange={setAbstain}
      />
      <TextField
        label="Note for the minutes"
        rows={3}
        value={note}
        onChange={setNote}
        error={refusal?.fields.note}
      />
    </Ask>
  );
}

/** The two buttons of whoever records what the meeting decides. */
export function Decide({ meeting, item }: { meeting: CabMeeting; item: Approval }) {
  const [decision, setDecision] = useState<'approve' | 'reject'>();
  return (
    <div className="commands">
      <Button ariaLabel={`Approve ${item.about}`} onClick={() => setDecision('approve')}>
        Approve
      </Button>
      <Button ariaLabel={`Reject ${item.about}`} onClick={() => setDecision('reject')}>
        Reject
      </Button>
      {decision && (
        <DecideDialog
          meeting={meeting}
          item={item}
          decision={decision}
          onClose={() => setDecision(undefined)}
        />
      )}
    </div>
  );
}
