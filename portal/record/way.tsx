import { When } from '../components/age.tsx';
import { capital, spelled } from '../words.ts';

type Props = {
  /** The states in the order in which they are gone through. */
  order: readonly string[];
  state: string;
  /** When a state was reached, of those of which it is known. */
  stamps: Readonly<Partial<Record<string, string | undefined>>>;
};

/** The way of a record through its lifecycle: where it is, and what is ahead. */
export function Way({ order, state, stamps }: Props) {
  const at = order.indexOf(state);
  return (
    <ol className="life-line way" aria-label="Lifecycle">
      {order.map((each, index) => {
        const place = index === at ? 'now' : index < at ? 'passed' : 'ahead';
        const when = stamps[each];
        return (
          <li key={each} className={place} aria-current={place === 'now' ? 'step' : undefined}>
            <span className="mark" aria-hidden="true" />
            <span className="name">{capital(spelled(each))}</span>
            <span className="stamp">{when && index <= at && <When at={when} />}</span>
          </li>
        );
      })}
    </ol>
  );
}
