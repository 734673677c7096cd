import { useEffect, useState } from 'react';
import { signInAgain } from '../../components/sign-in-again.tsx';
import { useCommand } from '../../live/use-command.ts';
import { usePeople } from '../../live/use-names.ts';
import { memory } from '../../session/memory.ts';
import type { Approval } from './types.ts';
import { type Decision, Verdict, VerdictDialog } from './verdict-dialog.tsx';

const whyNot = {
  involved: 'You ask for it or have a part in it, so others decide on it.',
  voted: 'You have given your vote in this round.',
  'not-asked': 'It does not wait for you.',
  over: 'This round is over.',
} as const;

function Vote({
  approval: { id, about, mine },
  decision,
  begun,
  onClose,
}: {
  approval: Approval;
  decision: Decision;
  /** What they had written before they signed in again. */
  begun: string;
  onClose: () => void;
}) {
  const [comment, setComment] = useState(begun);
  const { run, busy, refusal } = useCommand<Approval>();
  const said = comment.trim();
  const yes = decision === 'approve';
  const cast = () =>
    void run({
      path: `/approvals/${id}/${decision}`,
      body: { ...(said && { comment: said }), ...(mine?.place && { inPlaceOf: mine.place }) },
      done: yes ? 'You approved it.' : 'You rejected it.',
      shows: signInAgain,
    }).then(onClose, () => undefined);
  return (
    <VerdictDialog
      about={about}
      decision={decision}
      onGo={cast}
      onClose={onClose}
      busy={busy}
      ready={yes || said !== ''}
      refusal={refusal}
      to="this vote"
      keep={() => memory.vote.set({ approval: id, decision, comment })}
      comment={{
        label: yes ? 'Do you want to say something?' : 'Why?',
        name: 'comment',
        value: comment,
        onChange: setComment,
        focus: true,
      }}
    />
  );
}

/** The two buttons, for whom it waits for; for everybody else, why there are none. */
export function Answer({ approval }: { approval: Approval }) {
  const [begun] = useState(() => {
    const vote = memory.vote.get();
    return vote?.approval === approval.id ? vote : undefined;
  });
  useEffect(() => memory.vote.clear(), []);
  const person = usePeople();
  const { why = 'not-asked', place } = approval.mine ?? {};
  if (why !== 'asked' && why !== 'delegate') return <p className="soft">{whyNot[why]}</p>;
  return (
    <section className="panel commands" aria-label="Your answer">
      {why === 'delegate' && place && (
        <p>You decide in place of {approval.names?.[place] ?? person(place)}.</p>
      )}
      <Verdict
        about={approval.about}
        begun={begun?.decision}
        dialog={(decision, onClose) => (
          <Vote approval={approval} decision={decision} begun={begun?.comment ?? ''} onClose={onClose} />
        )}
      />
    </section>
  );
}
