import { useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { SignInAgain, signInAgain } from '../../components/sign-in-again.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import type { Person } from '../../model.ts';
import type { Erasure } from './types.ts';

/** Says what will happen before somebody is erased, asks why, and has their id typed. */
export function EraseDialog({ person: { id, title }, onClose }: { person: Person; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const ready = reason.trim() !== '' && typed.trim() === id;
  const { run, busy, refusal } = useCommand<Erasure>();
  const go = () =>
    void run({
      path: '/erasures',
      body: { person: id, reason: reason.trim() },
      done: `${title} is being erased.`,
      shows: signInAgain,
      touches: ['/people'],
    }).then(onClose, () => undefined);
  return (
    <Ask title={`Erase ${title}`} go="Erase for good" onGo={go} onClose={onClose} busy={busy} ready={ready}>
      <SignInAgain refusal={refusal} to="this page" />
      <p>It cannot be taken back. It takes minutes, and goes on by itself when it is interrupted.</p>

      <p>
        Name, mail address, contacts and accounts go; they are called “Erased person” and four letters from
        then on, wherever they are named.
      </p>
      <p>
        What they said goes: titles and descriptions of their tickets, comments, answers, ratings, mails and
        the files of their tickets.
      </p>
      <p>
        What others said stays, without their name and words. Ids, times, states and votes stay, so that
        figures and the audit still hold.
      </p>

      <TextField
        label="Why?"
        description="Who asked for it, and on what ground. It is kept."
        value={reason}
        onChange={setReason}
        rows={3}
        error={refusal?.fields.reason}
      />
      <TextField label={`Type ${id} to go on`} value={typed} onChange={setTyped} />
    </Ask>
  );
}
