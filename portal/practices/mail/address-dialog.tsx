import { Ask } from '../../components/ask.tsx';
import { Pick } from '../../components/pick.tsx';
import { ServicePick, TeamPick } from '../../components/record-picks.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useDraft } from '../../live/use-draft.ts';
import type { MailAddress } from './types.ts';
import { closedChoices, unverifiedChoices } from './words.ts';

const targets = [
  { value: 'incident', label: 'Incidents' },
  { value: 'request', label: 'Requests' },
];

/** Says what mail to an address becomes, or changes it. */
export function AddressDialog({ known, onClose }: { known?: MailAddress; onClose: () => void }) {
  const { run, busy, refusal } = useCommand();
  const { draft, set, changed, dirty, wrong } = useDraft(
    {
      address: known?.address ?? '',
      target: known?.target ?? ('incident' as string),
      service: known?.service ?? '',
      team: known?.team ?? '',
      item: known?.item ?? '',
      unverified: known?.unverified ?? ('take' as string),
      closed: known?.closed ?? ('follow-up' as string),
    },
    refusal,
  );
  const filled = Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== ''));
  const cleared = Object.fromEntries(Object.entries(changed).map(([name, value]) => [name, value || null]));
  const save = () =>
    void run({
      ...(known
        ? {
            path: `/mail-addresses/${known.id}`,
            method: 'PATCH' as const,
            version: known.version,
            body: cleared,
          }
        : { path: '/mail-addresses', body: filled }),
      done: `Mail to ${draft.address} is looked after.`,
    }).then(onClose, () => undefined);
  return (
    <Ask
      title={known ? `Mail to ${known.address}` : 'Add an address'}
      go="Save"
      onGo={save}
      onClose={onClose}
      busy={busy}
      ready={draft.address.trim() !== '' && (dirty || !known)}
    >
      {!known && (
        <TextField
          label="Address"
          description="One that the desk receives at, with its label where it has one."
          placeholder="support+vpn@desk.example"
          value={draft.address}
          onChange={(address) => set({ address })}
          error={wrong('address')}
          focus
        />
      )}
      <Pick
        label="Mail to it becomes"
        options={targets}
        value={draft.target}
        onChange={(target) => set({ target })}
        error={wrong('target')}
      />
      {draft.target === 'request' && (
        <TextField
          label="Catalogue item"
          description="The id of the item that is asked for; without one, somebody chooses it."
          value={draft.item}
          onChange={(item) => set({ item })}
          error={wrong('item')}
        />
      )}
      <ServicePick
        label="Service"
        none="The default service"
        value={draft.service}
        onChange={(service) => set({ service })}
        error={wrong('service')}
      />
      <TeamPick
        label="Team"
        none="As the assignment rules say"
        value={draft.team}
        onChange={(team) => set({ team })}
        error={wrong('team')}
      />
      <Pick
        label="Mail of unverified senders"
        options={unverifiedChoices}
        value={draft.unverified}
        onChange={(unverified) => set({ unverified })}
      />
      <Pick
        label="Answers to a ticket that is closed"
        options={closedChoices}
        value={draft.closed}
        onChange={(closed) => set({ closed })}
      />
    </Ask>
  );
}
