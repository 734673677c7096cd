import Button from '@cloudscape-design/components/button';
import { useCommand } from '../../live/use-command.ts';
import type { Base } from '../../model.ts';

/** Takes a definition out of use, or puts it into use again. */
export function PutButton({ noun, definition }: { noun: string; definition: Base }) {
  const { give, busy } = useCommand();
  const { id, title, state } = definition;
  const active = state === 'active';
  return (
    <Button
      variant="inline-link"
      disabled={busy}
      ariaLabel={`${active ? 'Retire' : 'Restore'} ${title}`}
      onClick={() =>
        give({
          path: `/${noun}/${id}/${active ? 'retire' : 'restore'}`,
          body: {},
          done: active ? `${title} is out of use.` : `${title} is in use again.`,
        })
      }
    >
      {active ? 'Retire' : 'Restore'}
    </Button>
  );
}
