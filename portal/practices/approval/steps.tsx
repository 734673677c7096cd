import { When } from '../../components/age.tsx';
import { PersonName } from '../../components/person.tsx';
import { usePeople } from '../../live/use-names.ts';
import { StepRow } from './step-row.tsx';
import type { Approval } from './types.ts';
import { span } from './words.ts';

/** The steps of a round in their order: who has decided how, and whom it waits for. */
export function Steps({
  approval: { steps, votes, step: current, state, counts = [], names = {} },
}: {
  approval: Approval;
}) {
  const name = usePeople();
  const person = (id: string) => <PersonName key={id} id={id} name={names[id] ?? name(id)} />;
  return (
    <ol className="votes">
      {steps.map((step, index) => {
        const open = counts[index]?.open ?? [];
        const cast = votes.filter((vote) => vote.step === index);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the list
          <StepRow key={index} index={index} step={step} current={state === 'pending' && index === current}>
            <span className="soft">, within {span(step.deadlines.expire)}</span>
            {cast.map(({ by, approver, decision, at, comment }) => (
              <span key={by} className="block">
                {person(by)} {decision === 'approve' ? 'approved' : 'rejected'} it
                {approver !== by && <> in place of {person(approver)}</>} <When at={at} />
                {comment && <span className="block soft">“{comment}”</span>}
              </span>
            ))}
            {open.length > 0 && (
              <span className="waits soft">
                Waits for {open.map(person)}
                {step.escalatedAt && <span>and others, who are asked as well</span>}
              </span>
            )}
          </StepRow>
        );
      })}
    </ol>
  );
}
