import { useState } from 'react';
import type { CiAttribute } from '../../../functions/configuration/class-rules.ts';
import { slugOf } from '../../../functions/kernel/text.ts';
import { Ask } from '../../components/ask.tsx';
import { Pick } from '../../components/pick.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useEvery } from '../../live/use-every.ts';
import type { Base } from '../../model.ts';
import { AttributeFields } from './attribute-fields.tsx';

/** A class of an organisation's own, below one that is there. */
export function AddClass({ onClose }: { onClose: () => void }) {
  const { run, busy, refusal } = useCommand();
  const classes = useEvery<Base>('ci-classes');
  const [name, setName] = useState('');
  const [parent, setParent] = useState('ci');
  const [attributes, setAttributes] = useState<CiAttribute[]>([]);
  const add = async () => {
    try {
      const body = { id: slugOf(name), name, parent, attributes };
      await run({ path: '/ci-classes', body, done: 'The class is made.' });
      onClose();
    } catch {
      // What is wrong is shown at the field and in a message.
    }
  };
  return (
    <Ask
      title="New class"
      go="Make the class"
      busy={busy}
      ready={slugOf(name) !== '' && attributes.every(({ label }) => label.trim() !== '')}
      onGo={() => void add()}
      onClose={onClose}
    >
      <TextField label="Name" value={name} onChange={setName} focus error={refusal?.fields.name} />
      <Pick
        label="Below"
        options={classes.map(({ id, title }) => ({ value: id, label: title, description: id }))}
        value={parent}
        onChange={setParent}
        find
      />
      <AttributeFields attributes={attributes} onChange={setAttributes} />
    </Ask>
  );
}
