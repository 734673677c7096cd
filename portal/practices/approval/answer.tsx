import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { usePeople } from '../../live/use-names.ts';
import type { Approval } from './types.ts';

const whyNot = {
  involved: 'You ask for it or carry it out, so others decide on it.',
  voted: 'You have given your vote in this round.',
  'not-asked': 'It does not wait for you.',
  over: 'This round is over.',
} as const;

function Vote({
  approval: { about, round, mine },
  decision,
  onClose,
}: {
  approval: Approval;
  decision: 'approve' | 'reject';
  onClose: () => void;
}) {
  const [comment, setComment] = useState('');
  const { run, busy, refusal } = useCommand<Approval>();
  const said = comment.trim();
  const yes = decision === 'approve';
  const cast = () =>
    void run({
      path: `/changes/${about}/${decision}`,
      body: { round, ...(said && { comment: said }), ...(mine?.place && { inPlaceOf: mine.place }) },
      done: yes ? 'You approved it.' : 'You rejected it.',
    }).then(onClose, () => undefined);
  return (
    <Ask
      title={`${yes ? 'Approve' : 'Reject'} ${about}`}
      go={yes ? 'Approve' : 'Reject'}
      onGo={cast}
      onClose={onClose}
      busy={busy}
      ready={yes || said !== ''}
    >
      <TextField
        label={yes ? 'Do you want to say something?' : 'Why?'}
        rows={4}
        value={comment}
        onChange={setComment}
        error={refusal?.fields.comment}
        focus
      />
    </Ask>
  );
}

/** The two buttons, for whom it waits for; for everybody else, why there are none. */
export function Answer({ approval }: { approval: Approval }) {
  const [decision, setDecision] = useState<'approve' | 'reject'>();
  const person = usePeople();
  const { why = 'not-asked', place } = approval.mine ?? {};
  if (why !== 'asked' && why !== 'delegate') return <p className="soft">{whyNot[why]}</p>;
  return (
    <section className="panel commands" aria-label="Your answer">
      {why === 'delegate' && place && <p>You decide in place of {person(place)}.</p>}
      <Button variant="primary" onClick={() => setDecision('approve')}>
        Approve
      </Button>
      <Button onClick={() => setDecision('reject')}>Reject</Button>
      {decision && <Vote approval={approval} decision={decision} onClose={() => setDecision(undefined)} />}
    </section>
  );
}
