import Button from '@cloudscape-design/components/button';
import { useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import type { Item } from './types.ts';

const steps = [
  { step: 'publish', label: 'Publish', done: 'People are offered it now.' },
  { step: 'retire', label: 'Retire', done: 'Nobody is offered it any more.' },
] as const;

/** What can be done with an item as it is. */
export function ItemCommands({ item }: { item: Item }) {
  const may = useMay();
  const { give, busy } = useCommand<Item>();
  return steps
    .filter(({ step }) => item.steps?.includes(step) && may('catalogue-item', step))
    .map(({ step, label, done }) => (
      <Button
        key={step}
        formAction="none"
        disabled={busy}
        onClick={() => give({ path: `/catalogue-items/${item.id}/${step}`, body: {}, done })}
      >
        {label}
      </Button>
    ));
}
