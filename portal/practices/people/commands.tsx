import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Confirm } from '../../components/confirm.tsx';
import { useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { InviteGuest } from './invite-guest.tsx';
import type { FullPerson } from './model.ts';

/** What can be done about somebody now. */
export function PersonCommands({ person }: { person: FullPerson }) {
  const { id, title, state, version, erased } = person;
  const may = useMay();
  const navigate = useNavigate();
  const [leaving, setLeaving] = useState(false);
  const { run, give, busy } = useCommand<FullPerson>();
  const active = state === 'active';
  const deactivate = () =>
    void run({ path: `/people/${id}/deactivate`, body: {}, version, done: `${title} has left.` }).then(
      () => setLeaving(false),
      () => undefined,
    );
  return (
    <>
      <InviteGuest person={person} />
      {may('person', 'change') && <Button onClick={() => void navigate(`/people/${id}/edit`)}>Edit</Button>}
      {active && may('person', 'deactivate') && <Button onClick={() => setLeaving(true)}>Deactivate…</Button>}
      {!active && !erased && may('person', 'reactivate') && (
        <Button
          loading={busy}
          loadingText="Letting in"
          onClick={() =>
            give({ path: `/people/${id}/reactivate`, body: {}, version, done: `${title} is back.` })
          }
        >
          Reactivate
        </Button>
      )}
      {leaving && (
        <Confirm
          title={`Deactivate ${title}`}
          go="Deactivate"
          onGo={deactivate}
          onClose={() => setLeaving(false)}
          busy={busy}
        >
          <p>
            They are signed out and cannot sign in any more. Their open incidents go back to the queues of
            their teams, and what they had acknowledged pages again. Shifts stay in the schedules as gaps
            until you hand them over.
          </p>
        </Confirm>
      )}
    </>
  );
}
