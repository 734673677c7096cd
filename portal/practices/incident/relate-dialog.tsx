import { useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAsked } from '../../live/use-asked.ts';
import { idTyped } from '../../record/carrier.ts';
import type { DialogProps } from './asked.ts';
import { SimilarChoice } from './similar-choice.tsx';

type Kind = 'merge' | 'parent' | 'child';

const words = {
  merge: {
    title: 'Merge into another incident',
    go: 'Merge',
    about: 'This one closes and says where it went. Nothing is copied, and it can be undone for some days.',
    label: 'Which one goes on?',
    field: 'into',
    command: 'merge',
  },
  parent: {
    title: 'Make it a child',
    go: 'Make it a child',
    about: 'It follows its parent: in progress, on hold, resolved with its words, open again.',
    label: 'Of which incident?',
    field: 'parent',
    command: 'set-parent',
  },
  child: {
    title: 'Add a child',
    go: 'Add',
    about: 'The child follows this incident: in progress, on hold, resolved with its words, open again.',
    label: 'Which incident?',
    field: 'child',
    command: 'children',
  },
} as const;

/** Names another incident, with those that look alike as suggestions. */
export function RelateDialog({ incident, onClose, kind }: DialogProps & { kind: Kind }) {
  const { id } = incident;
  const [other, setOther] = useState('');
  const { send, busy, refusal } = useAsked(onClose);
  const { title, go, about, label, field, command } = words[kind];
  const target = idTyped('INC', other);
  const give = () =>
    send({
      path: `/incidents/${id}/${command}`,
      body: { [field]: target },
      done: `${id} and ${target} belong together now.`,
    });
  return (
    <Ask title={title} go={go} onGo={give} onClose={onClose} busy={busy} ready={/^INC-\d+$/.test(target)}>
      <p className="soft">{about}</p>
      <SimilarChoice incident={id} value={target} onChange={setOther} />
      <TextField
        label={label}
        placeholder="INC-1042"
        value={other}
        onChange={setOther}
        error={
          refusal?.fields[field] ??
          (refusal && Object.keys(refusal.fields).length === 0 ? refusal.message : undefined)
        }
        focus
      />
    </Ask>
  );
}
