import { Ask } from '../../components/ask.tsx';
import { useAsked } from '../../live/use-asked.ts';
import { useDraft } from '../../live/use-draft.ts';
import { changesOf, draftOf } from './relation-draft.ts';
import { RelationFields } from './relation-fields.tsx';
import { carriesImpact } from './relation-way.ts';
import type { Neighbour } from './types.ts';

/** How a relation is redundant, and its note; its ends and its type are what it is. */
export function ChangeRelation({ relation, onClose }: { relation: Neighbour; onClose: () => void }) {
  const { send, busy, refusal } = useAsked(onClose);
  const { draft, set, changed, dirty, wrong } = useDraft(draftOf(relation), refusal);
  const go = () =>
    send({
      method: 'PATCH',
      path: `/relations/${relation.id}`,
      body: changesOf(draft, changed),
      version: relation.version,
      done: 'Saved.',
      touches: ['/cis'],
    });
  return (
    <Ask title={relation.title} go="Save" busy={busy} ready={dirty} onGo={go} onClose={onClose}>
      <RelationFields draft={draft} set={set} wrong={wrong} pooled={carriesImpact(relation.type)} />
    </Ask>
  );
}
