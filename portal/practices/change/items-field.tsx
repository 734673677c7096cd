import { TextField } from '../../components/text-field.tsx';
import { useLater } from '../../live/use-later.ts';
import { useCis } from '../configuration/use-cis.ts';
import { ids } from './draft.ts';

type Props = { value: string; onChange: (value: string) => void; error?: string | undefined };

/** Items by their ids, told by name once they are known. */
export function ItemsField({ value, onChange, error }: Props) {
  const named = ids(useLater(value)).filter((id) => /^CI-[1-9]\d*$/.test(id));
  const found = [...useCis([...new Set(named)].slice(0, 40)).values()].map(({ title }) => title);
  return (
    <TextField
      label="Items"
      description={found.join(', ') || 'Ids with commas, such as CI-1042.'}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}
