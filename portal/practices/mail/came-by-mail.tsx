import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { useLive } from '../../live/use-live.ts';
import type { Incident } from '../../model.ts';
import { RecordId } from '../../record/record-id.tsx';
import type { Mail } from './types.ts';
import { hintOf } from './words.ts';

/** What whoever works on an incident that came by mail has to know: whether its sender is known, and what it looks like. */
export function CameByMail({ incident }: { incident: Incident }) {
  const { id, asked, version, state, mergedInto } = incident;
  const may = useMay();
  const { give, busy } = useCommand();
  const reads = asked?.by === 'mail' && may('mail', 'release');
  const { data: mail } = useLive<Mail>(reads ? `/mails/${asked.key}` : null, { pace: 'rare' });
  if (!asked) return null;
  const hints = (mail?.hints ?? []).filter(({ ticket }) => ticket.startsWith('INC-') && ticket !== id);
  const open = !mergedInto && state !== 'closed' && state !== 'resolved';
  return (
    <>
      {asked.unverified && (
        <Alert type="warning" statusIconAriaLabel="Warning" header="Unverified sender">
          Nobody vouched that it is from {mail?.from ?? 'whom it says'}. Ask back in a way that you know to be
          theirs before you do what it asks for. <RecordId id={asked.key} />
        </Alert>
      )}
      {open &&
        hints.slice(0, 1).map(({ by, ticket }) => (
          <Alert
            key={ticket}
            type="info"
            statusIconAriaLabel="Info"
            action={
              may('incident', 'merge') && (
                <Button
                  disabled={busy}
                  onClick={() =>
                    give({
                      path: `/incidents/${id}/merge`,
                      body: { into: ticket },
                      version,
                      done: `${id} goes on as ${ticket}.`,
                    })
                  }
                >
                  Merge into {ticket}
                </Button>
              )
            }
          >
            By {hintOf(by)} it looks like <RecordId id={ticket} />. Anybody can write that: look before you
            merge.
          </Alert>
        ))}
    </>
  );
}
