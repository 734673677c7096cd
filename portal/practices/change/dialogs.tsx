import { useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { Pick } from '../../components/pick.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAsked } from '../../live/use-asked.ts';
import type { Change } from './types.ts';

/** What every dialog about a change is given. */
export type DialogProps = { change: Change; onClose: () => void };

const words = {
  withdraw: { title: 'Take back', label: 'Why is it taken back?', done: 'It is a draft again.' },
  cancel: { title: 'Cancel', label: 'Why will it not be done?', done: 'It will not be done.' },
};

/** A step that needs a reason. */
export function WhyDialog({ change, command, onClose }: DialogProps & { command: keyof typeof words }) {
  const [reason, setReason] = useState('');
  const { send, busy, refusal } = useAsked(onClose);
  const { title, label, done } = words[command];
  const go = () => send({ path: `/changes/${change.id}/${command}`, body: { reason: reason.trim() }, done });
  return (
    <Ask
      title={`${title} ${change.id}`}
      go={title}
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={reason.trim() !== ''}
    >
      <TextField
        label={label}
        rows={3}
        value={reason}
        onChange={setReason}
        error={refusal?.fields.reason}
        focus
      />
    </Ask>
  );
}

const codes = [
  { value: 'successful', label: 'Successful' },
  { value: 'with-issues', label: 'Successful with issues' },
  { value: 'unsuccessful', label: 'Unsuccessful' },
];

/** How it went; what did not go smoothly has to be told. */
export function CloseDialog({ change, onClose }: DialogProps) {
  const [code, setCode] = useState('successful');
  const [review, setReview] = useState('');
  const { send, busy, refusal } = useAsked(onClose);
  const said = review.trim();
  const body = { code, ...(said && { review: said }) };
  const go = () => send({ path: `/changes/${change.id}/close`, body, done: `${change.id} is closed.` });
  return (
    <Ask
      title={`Close ${change.id}`}
      go="Close"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={code === 'successful' || said !== ''}
    >
      <Pick label="How did it go?" options={codes} value={code} onChange={setCode} />
      <TextField
        label="What is to be learned?"
        description="Needed unless it was successful."
        rows={4}
        value={review}
        onChange={setReview}
        error={refusal?.fields.review}
      />
    </Ask>
  );
}
