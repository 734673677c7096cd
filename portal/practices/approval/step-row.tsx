import type { ReactNode } from 'react';
import type { Quorum } from '../../../functions/record/approval-policy.ts';
import { quorumWords } from './words.ts';

type Props = {
  /** Its place in the order, from 0. */
  index: number;
  step: { readonly name: string; readonly quorum: Quorum };
  /** Its turn is now. */
  current?: boolean;
  children: ReactNode;
};

/** One step in a list of steps: its number, its name, how many have to agree, and what there is to say of it. */
export function StepRow({ index, step: { name, quorum }, current = false, children }: Props) {
  return (
    <li aria-current={current ? 'step' : undefined}>
      <span className="rung" aria-hidden="true">
        {index + 1}
      </span>
      <span>
        <strong>{name}</strong> <span className="soft">{quorumWords(quorum)}</span>
        {children}
      </span>
    </li>
  );
}
