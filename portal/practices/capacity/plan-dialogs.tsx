import { useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { Pick } from '../../components/pick.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAsked } from '../../live/use-asked.ts';
import type { Plan } from './types.ts';
import { costWords } from './words.ts';

type Props = { plan: Plan; onClose: () => void };

export function DecideDialog({ plan: { id, options, currency }, onClose }: Props) {
  const [option, setOption] = useState('');
  const [reason, setReason] = useState('');
  const { send, busy, refusal } = useAsked(onClose);
  const go = () =>
    send({
      path: `/capacity-plans/${id}/decide`,
      body: { option, reason: reason.trim() },
      done: 'It is decided.',
    });
  return (
    <Ask
      title={`Decide on ${id}`}
      go="Decide"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={option !== '' && reason.trim() !== ''}
    >
      <Pick
        label="Option"
        options={options.map((one) => ({
          value: one.id,
          label: one.title,
          description: costWords(one, currency),
        }))}
        value={option}
        onChange={setOption}
        error={refusal?.fields.option}
      />
      <TextField
        label="Why this one?"
        rows={3}
        value={reason}
        onChange={setReason}
        error={refusal?.fields.reason}
      />
    </Ask>
  );
}

export function ReviewDialog({ plan: { id }, onClose }: Props) {
  const [words, setWords] = useState('');
  const [next, setNext] = useState('');
  const { send, busy, refusal } = useAsked(onClose);
  const body = { text: words.trim(), ...(next.trim() && { next: next.trim() }) };
  const go = () => send({ path: `/capacity-plans/${id}/review`, body, done: 'It is reviewed.' });
  return (
    <Ask title={`Review ${id}`} go="Save" onGo={go} onClose={onClose} busy={busy} ready={words.trim() !== ''}>
      <TextField
        label="What became of it?"
        rows={4}
        value={words}
        onChange={setWords}
        error={refusal?.fields.text}
        focus
      />
      <TextField
        label="Look again on"
        description="A day such as 2027-03-01. Empty: the plan is over."
        value={next}
        onChange={setNext}
        error={refusal?.fields.next}
      />
    </Ask>
  );
}

export function WithdrawDialog({ plan: { id }, onClose }: Props) {
  const [reason, setReason] = useState('');
  const { send, busy, refusal } = useAsked(onClose);
  const go = () =>
    send({
      path: `/capacity-plans/${id}/withdraw`,
      body: { reason: reason.trim() },
      done: 'It is withdrawn.',
    });
  return (
    <Ask
      title={`Withdraw ${id}`}
      go="Withdraw it"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={reason.trim() !== ''}
    >
      <TextField
        label="Why is it not followed?"
        value={reason}
        onChange={setReason}
        error={refusal?.fields.reason}
        focus
      />
    </Ask>
  );
}
