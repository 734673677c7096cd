import { useState } from 'react';
import { Many } from '../../components/many.tsx';
import { signInAgain } from '../../components/sign-in-again.tsx';
import { useCommand } from '../../live/use-command.ts';
import { usePeople } from '../../live/use-names.ts';
import type { Approval, CabMeeting } from './types.ts';
import { type Decision, Verdict, VerdictDialog } from './verdict-dialog.tsx';

type Props = { meeting: CabMeeting; item: Approval; decision: Decision; onClose: () => void };

/** What a meeting decides on one record: by the votes of all present but those who are against it, or abstain. */
function DecideDialog({ meeting, item: { about, round, title }, decision, onClose }: Props) {
  const [note, setNote] = useState('');
  const [against, setAgainst] = useState<string[]>([]);
  const [abstain, setAbstain] = useState<string[]>([]);
  const { run, busy, refusal } = useCommand<CabMeeting>();
  const person = usePeople();
  const present = meeting.present.map((id) => ({ value: id, label: person(id) }));
  const without = (others: string[]) => present.filter(({ value }) => !others.includes(value));
  const said = note.trim();
  const decide = () =>
    void run({
      path: `/cab-meetings/${meeting.id}/decide`,
      body: { about, round, decision, against, abstain, ...(said && { note: said }) },
      done: `${about} is ${decision === 'approve' ? 'approved' : 'rejected'}.`,
      touches: ['/cabs'],
      shows: signInAgain,
    }).then(onClose, () => undefined);
  return (
    <VerdictDialog
      about={about}
      decision={decision}
      onGo={decide}
      onClose={onClose}
      busy={busy}
      refusal={refusal}
      to="this meeting"
      comment={{ label: 'Note for the minutes', name: 'note', value: note, onChange: setNote }}
    >
      <p>{title}</p>
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
    </VerdictDialog>
  );
}

/** The two buttons of whoever records what the meeting decides. */
export const Decide = ({ meeting, item }: { meeting: CabMeeting; item: Approval }) => (
  <div className="commands">
    <Verdict
      about={item.about}
      named
      dialog={(decision, onClose) => (
        <DecideDialog meeting={meeting} item={item} decision={decision} onClose={onClose} />
      )}
    />
  </div>
);
