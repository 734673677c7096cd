import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { saidByAws } from '../../../functions/configuration/relation-source.ts';
import { Confirm } from '../../components/confirm.tsx';
import { useMay } from '../../desk.ts';
import { useAsked } from '../../live/use-asked.ts';
import { ChangeRelation } from './change-relation.tsx';
import type { Neighbour } from './types.ts';

/** What can be done to a relation: what AWS says of it is not taken away, but how it is redundant people say. */
export function RelationCommands({ relation }: { relation: Neighbour }) {
  const [asking, setAsking] = useState<'change' | 'remove'>();
  const close = () => setAsking(undefined);
  const may = useMay();
  const { send, busy } = useAsked(close);
  const { id, title, said } = relation;
  const remove = () =>
    send({ path: `/relations/${id}/remove`, body: {}, done: 'The relation is removed.', touches: ['/cis'] });
  return (
    <span className="row-commands below">
      {may('relation', 'change') && (
        <Button variant="inline-link" ariaLabel={`Change: ${title}`} onClick={() => setAsking('change')}>
          Change
        </Button>
      )}
      {may('relation', 'remove') && !saidByAws(said) && (
        <Button variant="inline-link" ariaLabel={`Remove: ${title}`} onClick={() => setAsking('remove')}>
          Remove
        </Button>
      )}
      {asking === 'change' && <ChangeRelation relation={relation} onClose={close} />}
      {asking === 'remove' && (
        <Confirm title={`Remove “${title}”?`} go="Remove" busy={busy} onGo={remove} onClose={close}>
          What fails with what is worked out without it. It can be added again.
        </Confirm>
      )}
    </span>
  );
}
