import Button from '@cloudscape-design/components/button';
import { answeredBy, missingOf, neededOf } from '../../../functions/on-call/taking.ts';
import { useDesk, useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import type { Escalation, Incident } from '../../model.ts';

/** Where a level asks for several people: how many have taken it, and the button of whoever has not. */
export function Part({ incident, ladder }: { incident: Incident; ladder: Escalation }) {
  const { me } = useDesk();
  const may = useMay();
  const { give, busy } = useCommand();
  if (ladder.state !== 'paging' || !missingOf(ladder, incident)) return null;
  const taken = answeredBy(ladder, incident);
  return (
    <div className="row-of-fields">
      <p>
        {taken.length} of {neededOf(ladder)} people have taken it.
      </p>
      {may('escalation', 'join') && !taken.includes(me.id) && (
        <Button
          disabled={busy}
          onClick={() =>
            give({
              path: `/escalations/${ladder.id}/join`,
              body: {},
              done: 'You take part.',
              touches: ['/incidents'],
            })
          }
        >
          Take part
        </Button>
      )}
    </div>
  );
}
