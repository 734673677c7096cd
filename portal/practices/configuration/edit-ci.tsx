import type { Rules } from '../../../functions/configuration/class-rules.ts';
import { Ask } from '../../components/ask.tsx';
import { Pick } from '../../components/pick.tsx';
import { ServicePick } from '../../components/record-picks.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useDraft } from '../../live/use-draft.ts';
import type { Level } from '../../model.ts';
import { typed } from './typed.ts';
import type { Ci } from './types.ts';
import { valueText } from './words.ts';

const levels = [
  { value: '', label: 'Nobody has said' },
  { value: 'high', label: 'High' },
  { value: 'medium', label: 'Medium' },
  { value: 'low', label: 'Low' },
];

type Props = { ci: Ci; rules: Rules | undefined; onClose: () => void };

/** What people say of an item. Another source may be believed before them; then theirs is kept beside it. */
export function EditCi({ ci, rules, onClose }: Props) {
  const { run, busy, refusal } = useCommand();
  const mine = ci.said?.person?.values ?? {};
  const definitions = rules?.attributes ?? [];
  const { draft, set, changed, dirty, wrong } = useDraft<Record<string, string>>(
    {
      name: valueText(mine.name ?? ''),
      service: valueText(mine.service ?? ''),
      owner: valueText(mine.owner ?? ''),
      criticality: valueText(mine.criticality ?? ''),
      ...Object.fromEntries(
        definitions.map(({ name }) => [`attributes/${name}`, valueText(mine[`attributes.${name}`])]),
      ),
    },
    refusal,
  );
  const save = async () => {
    const { name, service, owner, criticality } = changed;
    const attributes = Object.fromEntries(
      definitions.flatMap((one) => {
        const text = changed[`attributes/${one.name}`];
        return text === undefined ? [] : [[one.name, typed(one, text)]];
      }),
    );
    const body = {
      ...(name && { name }),
      ...(service !== undefined && { service: service || null }),
      ...(owner !== undefined && { owner: owner || null }),
      ...(criticality !== undefined && { criticality: (criticality as Level) || null }),
      ...(Object.keys(attributes).length && { attributes }),
    };
    try {
      await run({ method: 'PATCH', path: `/cis/${ci.id}`, body, version: ci.version, done: 'Saved.' });
      onClose();
    } catch {
      // What is wrong is shown at the fields and in a message.
    }
  };
  const field = (name: string, label: string, placeholder: string) => (
    <TextField
      key={name}
      label={label}
      placeholder={placeholder}
      value={draft[name] ?? ''}
      onChange={(value) => set({ [name]: value })}
      error={wrong(name)}
    />
  );
  return (
    <Ask
      title={`Change ${ci.id}`}
      go="Save"
      busy={busy}
      ready={dirty}
      onGo={() => void save()}
      onClose={onClose}
    >
      {field('name', 'Name', ci.name)}
      <ServicePick
        label="Service"
        none="Nobody has said"
        value={draft.service ?? ''}
        onChange={(service) => set({ service })}
        error={wrong('service')}
      />
      {field('owner', 'Owner', ci.owner ?? '')}
      <Pick
        label="Criticality"
        options={levels}
        value={draft.criticality ?? ''}
        onChange={(criticality) => set({ criticality })}
      />
      {definitions.map(({ name, label }) =>
        field(`attributes/${name}`, label, valueText(ci.attributes[name])),
      )}
    </Ask>
  );
}
