import { useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { Pick } from '../../components/pick.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAsked } from '../../live/use-asked.ts';
import { useLive } from '../../live/use-live.ts';
import { idTyped } from '../../record/carrier.ts';
import { typed } from '../configuration/typed.ts';
import type { Ci } from '../configuration/types.ts';
import { useAttributes, useCis } from '../configuration/use-cis.ts';
import { valueText } from '../configuration/words.ts';
import type { DialogProps } from './dialogs.tsx';
import type { StagedEdit } from './types.ts';

const another = { value: '', label: 'Another item' };

/** Proposes what an item is to be: its attributes as they are, to be written over. */
export function StageDialog({ change, onClose }: DialogProps) {
  const { id, version, state, cis, edits = [] } = change;
  const known = useCis(cis);
  const [chosen, setChosen] = useState(cis[0] ?? '');
  const [other, setOther] = useState('');
  const [written, setWritten] = useState<Record<string, string>>({});
  const ci = chosen || idTyped('CI', other);
  const { data: item } = useLive<Ci>(/^CI-[1-9]\d*$/.test(ci) ? `/cis/${ci}` : null, { pace: 'once' });
  const attributes = useAttributes(item) ?? [];
  const { send, busy, refusal } = useAsked(onClose);
  const before = edits.find((one) => one.ci === ci)?.attributes ?? {};
  const now = (name: string) => valueText(item?.attributes[name]);
  const then = (name: string) => written[name] ?? (name in before ? valueText(before[name]) : now(name));
  const staged = Object.fromEntries(
    attributes
      .filter(({ name }) => then(name).trim() !== now(name))
      .map((one) => [one.name, typed(one, then(one.name))]),
  ) as StagedEdit['attributes'];
  const others = edits.filter((one) => one.ci !== ci);
  const some = Object.keys(staged).length > 0;
  const go = () =>
    send({
      path: `/changes/${id}`,
      method: 'PATCH',
      version,
      body: { edits: [...others, ...(some ? [{ ci, attributes: staged }] : [])] },
      done: `It is proposed what becomes of ${ci}.`,
    });
  const choose = (to: string) => {
    setChosen(to);
    setWritten({});
  };
  return (
    <Ask
      title="What becomes of an item"
      go="Propose"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={item !== undefined && (some || Object.keys(before).length > 0)}
    >
      <p className="soft">
        It is said of the item when this change closes as done, and not before.
        {state !== 'draft' && ' It is put to the vote anew.'}
      </p>
      {cis.length > 0 && (
        <Pick
          label="Item"
          options={[
            ...cis.map((each) => ({ value: each, label: `${each} ${known.get(each)?.title ?? ''}`.trim() })),
            another,
          ]}
          value={chosen}
          onChange={choose}
        />
      )}
      {!chosen && (
        <TextField label="Which item?" placeholder="CI-1042" value={other} onChange={setOther} focus />
      )}
      {item && !attributes.length && (
        <p className="soft">
          {item.title} is of a class without attributes. <a href={`/ci-classes/${item.class}`}>Its class</a>
        </p>
      )}
      {attributes.map(({ name, label }) => (
        <TextField
          key={name}
          label={label}
          {...(then(name).trim() !== now(name) && { description: `Now ${now(name) || 'nothing'}` })}
          value={then(name)}
          onChange={(value) => setWritten({ ...written, [name]: value })}
          error={refusal?.fields[`edits/${others.length}/attributes/${name}`]}
        />
      ))}
    </Ask>
  );
}
