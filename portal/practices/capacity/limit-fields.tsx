import { knownLimits } from '../../../functions/capacity/known-limits.ts';
import type { Limit } from '../../../functions/capacity/limit.ts';
import { NumberField } from '../../components/number-field.tsx';
import { Pick } from '../../components/pick.tsx';
import { TextField } from '../../components/text-field.tsx';

const ways = [
  { value: 'value', label: 'A number' },
  { value: 'attribute', label: 'An attribute of the item' },
  { value: 'quota', label: 'A quota of the account' },
  { value: 'table', label: 'A limit that AWS documents' },
];
const fresh: Readonly<Record<string, Limit>> = {
  value: { from: 'value', value: 0 },
  attribute: { from: 'attribute', attribute: '', times: 1 },
  quota: { from: 'quota', service: '', code: '' },
  table: { from: 'table', name: knownLimits[0]?.name ?? '' },
};
const limits = knownLimits.map(({ name, words, value, unit }) => ({
  value: name,
  label: words,
  description: `${value.toLocaleString()} ${unit}`,
}));

type Props = {
  limit: Limit;
  onChange: (limit: Limit) => void;
  wrong: (field: string) => string | undefined;
};

/** Where the limit comes from, and which it is. */
export function LimitFields({ limit, onChange, wrong }: Props) {
  return (
    <>
      <Pick
        label="Where the limit comes from"
        options={ways}
        value={limit.from}
        onChange={(from) => onChange(fresh[from] ?? limit)}
      />
      {limit.from === 'value' && (
        <NumberField
          label="Limit"
          value={limit.value}
          onChange={(value) => onChange({ ...limit, value: value ?? 0 })}
          error={wrong('limit')}
        />
      )}
      {limit.from === 'attribute' && (
        <>
          <TextField
            label="Attribute"
            placeholder="allocatedStorage"
            value={limit.attribute}
            onChange={(attribute) => onChange({ ...limit, attribute })}
            error={wrong('limit')}
          />
          <NumberField
            label="What one of it is in the unit of the metric"
            description="1073741824 for GiB and bytes."
            value={limit.times}
            onChange={(times) => onChange({ ...limit, times: times ?? 1 })}
          />
        </>
      )}
      {limit.from === 'quota' && (
        <>
          <TextField
            label="Service code"
            placeholder="lambda"
            value={limit.service}
            onChange={(service) => onChange({ ...limit, service })}
            error={wrong('limit/service')}
          />
          <TextField
            label="Quota code"
            placeholder="L-B99A9384"
            value={limit.code}
            onChange={(code) => onChange({ ...limit, code })}
            error={wrong('limit/code')}
          />
        </>
      )}
      {limit.from === 'table' && (
        <Pick
          label="Which limit"
          options={limits}
          value={limit.name}
          onChange={(name) => onChange({ ...limit, name })}
          error={wrong('limit')}
        />
      )}
    </>
  );
}
