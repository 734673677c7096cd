import { useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAsked } from '../../live/use-asked.ts';
import { idTyped } from '../../record/carrier.ts';
import type { DialogProps } from './dialogs.tsx';

const words = {
  parent: {
    title: 'Make it a part',
    label: 'Of which change?',
    about: 'The larger one is closed when all of its parts are over. When that is taken back, so is this.',
  },
  dependsOn: {
    title: 'Let it wait for another',
    label: 'For which change?',
    about: 'It begins when that one is done, and is taken back with it.',
  },
} as const;

/** Names a change that this one is a part of, or that has to be done before it. */
export function OrderDialog({ change, what, onClose }: DialogProps & { what: keyof typeof words }) {
  const { id, version, state, dependsOn = [] } = change;
  const [other, setOther] = useState('');
  const { send, busy, refusal } = useAsked(onClose);
  const { title, label, about } = words[what];
  const target = idTyped('CHG', other);
  const body = what === 'parent' ? { parent: target } : { dependsOn: [...dependsOn, target] };
  const go = () =>
    send({ path: `/changes/${id}`, method: 'PATCH', version, body, done: `${id} is changed.` });
  const ready = /^CHG-\d+$/.test(target) && target !== id && !dependsOn.includes(target);
  return (
    <Ask title={title} go="Save" onGo={go} onClose={onClose} busy={busy} ready={ready}>
      <p className="soft">
        {about}
        {what === 'dependsOn' && state !== 'draft' && ' It is put to the vote anew.'}
      </p>
      <TextField
        label={label}
        placeholder="CHG-1042"
        value={other}
        onChange={setOther}
        error={refusal && (Object.values(refusal.fields)[0] ?? refusal.message)}
        focus
      />
    </Ask>
  );
}
