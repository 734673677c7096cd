import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Pick } from '../../components/pick.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { ServicePick } from '../../components/record-picks.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useDraft } from '../../live/use-draft.ts';
import { useEvery } from '../../live/use-every.ts';
import { useLive } from '../../live/use-live.ts';
import type { Base } from '../../model.ts';
import { typed } from './typed.ts';
import type { Ci, ClassWithRules } from './types.ts';

const states = [
  { value: 'in-use', label: 'In use' },
  { value: 'planned', label: 'Planned' },
];

/** An item that no source tells of by itself. */
export function NewCi() {
  const { run, busy, refusal } = useCommand<Ci>();
  const navigate = useNavigate();
  const classes = useEvery<Base>('ci-classes');
  const [start] = useState({
    class: 'application',
    name: '',
    state: 'in-use',
    service: '',
    owner: '',
    arn: '',
  });
  const { draft, set, wrong } = useDraft(start, refusal);
  const [attributes, setAttributes] = useState<Record<string, string>>({});
  const path = `/ci-classes/${encodeURIComponent(draft.class)}`;
  const { data: kind } = useLive<ClassWithRules>(path, { pace: 'rare' });
  const definitions = kind?.rules?.attributes ?? [];
  const save = async () => {
    const filled = Object.entries(draft).filter(([, value]) => value !== '');
    const given = definitions.flatMap((one) => {
      const value = typed(one, attributes[one.name] ?? '');
      return value === null ? [] : [[one.name, value] as const];
    });
    const body = { ...Object.fromEntries(filled), attributes: Object.fromEntries(given) };
    try {
      const { id } = await run({ path: '/cis', body, done: 'The item is made.' });
      await navigate(`/cis/${id}`);
    } catch {
      // What is wrong is shown at the fields.
    }
  };
  const field = (name: 'name' | 'owner' | 'arn', label: string) => (
    <TextField
      label={label}
      value={draft[name]}
      onChange={(value) => set({ [name]: value })}
      error={wrong(name)}
    />
  );
  return (
    <RecordForm
      title="New configuration item"
      about="Resources of AWS come by themselves, from AWS Config."
      trail={{ label: 'Configuration items', href: '/cis' }}
      go="Make the item"
      onGo={() => void save()}
      busy={busy}
      ready={draft.name.trim() !== ''}
      refusal={refusal}
      placed={['class', 'name', 'service', 'owner', 'arn', 'attributes']}
    >
      <Section title="Item">
        <Pick
          label="Class"
          options={classes.map(({ id, title }) => ({ value: id, label: title, description: id }))}
          value={draft.class}
          onChange={(value) => set({ class: value })}
          error={wrong('class')}
          find
        />
        {field('name', 'Name')}
        <Pick label="State" options={states} value={draft.state} onChange={(state) => set({ state })} />
        <ServicePick
          label="Service"
          none="None"
          value={draft.service}
          onChange={(service) => set({ service })}
          error={wrong('service')}
        />
        {field('owner', 'Owner')}
        {field('arn', 'ARN')}
      </Section>
      {definitions.length > 0 && (
        <Section title="Attributes">
          {definitions.map(({ name, label }) => (
            <TextField
              key={name}
              label={label}
              value={attributes[name] ?? ''}
              onChange={(value) => setAttributes({ ...attributes, [name]: value })}
              error={wrong(`attributes/${name}`)}
            />
          ))}
        </Section>
      )}
    </RecordForm>
  );
}
