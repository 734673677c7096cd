import Button from '@cloudscape-design/components/button';
import { useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import type { Person } from '../../model.ts';

/** Gives somebody an account who only ever wrote. */
export function InviteGuest({ person }: { person: Person }) {
  const { id, title, email, version, guest, state } = person;
  const may = useMay();
  const { give, busy } = useCommand<Person>();
  if (!guest || state !== 'active' || !may('person', 'invite')) return null;
  const done = `${title} is invited: a mail goes to ${email}.`;
  return (
    <Button
      ariaLabel={`Invite ${title}`}
      loading={busy}
      loadingText="Inviting"
      onClick={() => give({ path: `/people/${id}/invite`, body: {}, version, done })}
    >
      Invite
    </Button>
  );
}
