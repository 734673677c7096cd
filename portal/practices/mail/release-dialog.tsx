import { useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { Pick } from '../../components/pick.tsx';
import { ServicePick } from '../../components/record-picks.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import type { Mail } from './types.ts';

const ways = [
  { value: 'ticket', label: 'A new ticket' },
  { value: 'comment', label: 'A comment on a ticket' },
];

/** Lets a mail through that waits: as a ticket, or onto one. */
export function ReleaseDialog({ mail, onClose }: { mail: Mail; onClose: () => void }) {
  const { id, version, hints = [], replyTo, from } = mail;
  const known = replyTo ?? hints[0]?.ticket ?? '';
  const [way, setWay] = useState(replyTo ? 'comment' : 'ticket');
  const [onto, setOnto] = useState(known);
  const [service, setService] = useState('');
  const [note, setNote] = useState('');
  const { run, busy, refusal } = useCommand();
  const body = {
    ...(way === 'comment' ? { onto: onto.trim().toUpperCase() } : service && { service }),
    ...(note.trim() && { note: note.trim() }),
  };
  const go = () =>
    void run({ path: `/mails/${id}/release`, body, version, done: `${id} is let through.` }).then(
      onClose,
      () => undefined,
    );
  return (
    <Ask
      title={`Let ${id} through`}
      go="Let through"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={way === 'ticket' || onto.trim() !== ''}
    >
      <Pick label="It becomes" options={ways} value={way} onChange={setWay} />
      {way === 'comment' ? (
        <TextField
          label="Ticket"
          description="Its words are shown there as its sender’s. A ticket that is closed gets a follow-up."
          placeholder="INC-1042"
          value={onto}
          onChange={setOnto}
          error={refusal?.fields.onto}
          focus
        />
      ) : (
        <ServicePick
          label="Service"
          none="As the address says"
          value={service}
          onChange={setService}
          error={refusal?.fields.service}
        />
      )}
      {!from && <p>Nobody knows its sender: a ticket is opened in your name.</p>}
      <TextField label="Note" description="Kept with the mail." value={note} onChange={setNote} rows={2} />
    </Ask>
  );
}
