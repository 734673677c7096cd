import type { Priority } from '../model.ts';
import { priorities } from '../words.ts';

/** A priority, told by number, word and colour, so that none of them is needed alone. */
export function PriorityBadge({ priority, brief = false }: { priority: Priority; brief?: boolean }) {
  return (
    <span className={`priority p${priority}`} title={`Priority ${priority}: ${priorities[priority]}`}>
      <span aria-hidden={!brief}>P{priority}</span>
      {brief ? <span className="unseen"> {priorities[priority]}</span> : <span>{priorities[priority]}</span>}
    </span>
  );
}
