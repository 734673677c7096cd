import { statistics } from '../../../functions/capacity/source.ts';
import { Pick } from '../../components/pick.tsx';
import { TextField } from '../../components/text-field.tsx';

/** A metric of CloudWatch while it is written: its dimensions are lines of `Name=value`. */
export type SourceDraft = { namespace: string; name: string; dimensions: string; statistic: string };

/** The draft as the desk takes it; undefined while nothing is named. */
export function sourceOf({ namespace, name, dimensions, statistic }: SourceDraft) {
  if (!namespace.trim() || !name.trim()) return undefined;
  const pairs = dimensions
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const at = line.indexOf('=');
      return at < 0 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    });
  return {
    namespace: namespace.trim(),
    name: name.trim(),
    dimensions: Object.fromEntries(pairs) as Record<string, string>,
    statistic,
  };
}

type Props = {
  source: SourceDraft;
  onChange: (source: SourceDraft) => void;
  wrong: (field: string) => string | undefined;
};

/** Which metric of CloudWatch is read. */
export function SourceFields({ source, onChange, wrong }: Props) {
  const set = (part: Partial<SourceDraft>) => onChange({ ...source, ...part });
  return (
    <>
      <TextField
        label="Namespace"
        placeholder="AWS/RDS"
        value={source.namespace}
        onChange={(namespace) => set({ namespace })}
        error={wrong('source')}
      />
      <TextField
        label="Metric"
        placeholder="FreeStorageSpace"
        value={source.name}
        onChange={(name) => set({ name })}
      />
      <TextField
        label="Dimensions"
        description="One a line."
        placeholder="DBInstanceIdentifier=orders"
        rows={2}
        value={source.dimensions}
        onChange={(dimensions) => set({ dimensions })}
      />
      <Pick
        label="Statistic"
        options={statistics.map((value) => ({ value, label: value }))}
        value={source.statistic}
        onChange={(statistic) => set({ statistic })}
      />
    </>
  );
}
