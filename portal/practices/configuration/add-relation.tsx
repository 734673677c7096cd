import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { Pick } from '../../components/pick.tsx';
import { useMay } from '../../desk.ts';
import { useAsked } from '../../live/use-asked.ts';
import { useDraft } from '../../live/use-draft.ts';
import type { NameOf } from '../../live/use-names.ts';
import { CiPick } from './ci-pick.tsx';
import { draftOf, redundancyOf } from './relation-draft.ts';
import { RelationFields } from './relation-fields.tsx';
import { carriesImpact, ways } from './relation-way.ts';
import type { Ci } from './types.ts';

type Props = { ci: Ci; kindOf: NameOf };
const there = 'already-exists';

function RelationDialog({ ci, kindOf, onClose }: Props & { onClose: () => void }) {
  const { send, busy, refusal } = useAsked(onClose);
  const { draft, set, wrong } = useDraft({ ...draftOf(), way: ways[0]?.value ?? '', other: '' }, refusal);
  const { type, direction } = ways.find(({ value }) => value === draft.way) ?? {
    type: 'depends-on',
    direction: 'from',
  };
  const other = draft.other.trim();
  const pooled = carriesImpact(type);
  const redundancy = pooled ? redundancyOf(draft) : undefined;
  const note = draft.note.trim();
  const go = () =>
    send({
      path: '/relations',
      body: {
        ...(direction === 'from' ? { from: ci.id, type, to: other } : { from: other, type, to: ci.id }),
        ...(redundancy && { redundancy }),
        ...(note && { note }),
      },
      done: 'They are related.',
      shows: there,
      touches: ['/cis'],
    });
  return (
    <Ask title="Add a relation" go="Add" busy={busy} ready={other !== ''} onGo={go} onClose={onClose}>
      <Pick
        label={`${ci.id} ${ci.title}`}
        options={ways}
        value={draft.way}
        onChange={(way) => set({ way })}
        error={wrong('type')}
      />
      <CiPick
        label="Other item"
        value={draft.other}
        onChange={(id) => set({ other: id })}
        kindOf={kindOf}
        except={ci.id}
        error={refusal?.reason === there ? refusal.message : (wrong('from') ?? wrong('to'))}
      />
      <RelationFields draft={draft} set={set} wrong={wrong} pooled={pooled} />
    </Ask>
  );
}

/** Relates an item to another one, whichever of them the relation starts from. */
export function AddRelation(props: Props) {
  const [open, setOpen] = useState(false);
  const may = useMay();
  if (!may('relation', 'create')) return null;
  return (
    <>
      <Button iconName="add-plus" onClick={() => setOpen(true)}>
        Add a relation
      </Button>
      {open && <RelationDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
