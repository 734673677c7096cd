import Button from '@cloudscape-design/components/button';
import { Pick } from '../../components/pick.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useEvery } from '../../live/use-every.ts';
import type { Base } from '../../model.ts';
import type { StatusPage } from './types.ts';

type Component = StatusPage['components'][number];
type Offered = Base & { offerings?: { id: string; name: string }[] };
type Props = {
  value: readonly Component[];
  onChange: (value: Component[]) => void;
  error: string | undefined;
};

/** The lines of a status page: each names a service, or an offering of one, as everybody may know it. */
export function StatusComponents({ value, onChange, error }: Props) {
  const services = useEvery<Offered>('services');
  const options = services.flatMap(({ id, title, offerings = [] }) => [
    { value: id, label: title },
    ...offerings.map((one) => ({ value: `${id}/${one.id}`, label: `${title}: ${one.name}` })),
  ]);
  const put = (nth: number, part: Partial<Component>) =>
    onChange(value.map((one, place) => (place === nth ? { ...one, ...part } : one)));
  const choose = (nth: number, key: string) => {
    const [service = '', offering] = key.split('/');
    const { name, ...rest } = value[nth] ?? { name: '' };
    const { offering: _, ...kept } = rest as Partial<Component>;
    const title = name || options.find((option) => option.value === key)?.label || '';
    onChange(
      value.map((one, place) =>
        place === nth ? { ...kept, name: title, service, ...(offering && { offering }) } : one,
      ),
    );
  };
  return (
    <div className="status-components">
      {error && <p className="missed">{error}</p>}
      {value.map((component, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines keep their places while they are written
        <div key={nth} className="status-component">
          <Pick
            label={`Component ${nth + 1}`}
            options={options}
            value={component.offering ? `${component.service}/${component.offering}` : component.service}
            onChange={(key) => choose(nth, key)}
            find
          />
          <TextField
            label={`Name of component ${nth + 1}`}
            value={component.name}
            onChange={(name) => put(nth, { name })}
          />
          <Button
            formAction="none"
            iconName="remove"
            variant="icon"
            ariaLabel={`Remove component ${nth + 1}`}
            onClick={() => onChange(value.filter((_, place) => place !== nth))}
          />
        </div>
      ))}
      <Button
        formAction="none"
        iconName="add-plus"
        onClick={() => onChange([...value, { name: '', service: '' }])}
      >
        Add a component
      </Button>
    </div>
  );
}
