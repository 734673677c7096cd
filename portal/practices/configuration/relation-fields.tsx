import SpaceBetween from '@cloudscape-design/components/space-between';
import { NumberField } from '../../components/number-field.tsx';
import { Pick } from '../../components/pick.tsx';
import { TextField } from '../../components/text-field.tsx';
import type { RelationDraft } from './relation-draft.ts';

const units = [
  { value: 'items', label: 'items' },
  { value: 'percent', label: 'percent' },
];

type Props = {
  draft: RelationDraft;
  set: (part: Partial<RelationDraft>) => void;
  wrong: (field: string) => string | undefined;
  pooled: boolean;
};

/** How a relation is redundant, and what it is for. */
export function RelationFields({ draft, set, wrong, pooled }: Props) {
  return (
    <SpaceBetween size="m">
      {pooled && (
        <TextField
          label="Pool"
          description="Of items that do the same: the one that needs them fails only when too few are up. Empty: it needs this one."
          placeholder="web"
          value={draft.pool}
          onChange={(pool) => set({ pool })}
          error={wrong('redundancy/pool')}
        />
      )}
      {pooled && draft.pool.trim() !== '' && (
        <div className="row-of-fields">
          <NumberField
            label="It needs"
            value={draft.needs}
            onChange={(needs) => set({ needs })}
            error={wrong('redundancy/needs')}
          />
          <Pick
            label="Counted in"
            options={units}
            value={draft.unit}
            onChange={(unit) => set({ unit: unit as RelationDraft['unit'] })}
          />
        </div>
      )}
      <TextField label="Note" value={draft.note} onChange={(note) => set({ note })} error={wrong('note')} />
    </SpaceBetween>
  );
}
