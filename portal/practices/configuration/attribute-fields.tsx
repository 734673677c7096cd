import Button from '@cloudscape-design/components/button';
import type { CiAttribute } from '../../../functions/configuration/class-rules.ts';
import { slugOf } from '../../../functions/kernel/text.ts';
import { Pick } from '../../components/pick.tsx';
import { TextField } from '../../components/text-field.tsx';

const types = [
  { value: 'text', label: 'Text' },
  { value: 'number', label: 'Number' },
  { value: 'checkbox', label: 'Yes or no' },
  { value: 'list', label: 'List' },
];

type Props = { attributes: readonly CiAttribute[]; onChange: (attributes: CiAttribute[]) => void };

/** The attributes of a class's own. The name is made of the first label, and stays. */
export function AttributeFields({ attributes, onChange }: Props) {
  const put = (place: number, part: Partial<CiAttribute>) =>
    onChange(attributes.map((one, index) => (index === place ? { ...one, ...part } : one)));
  return (
    <>
      {attributes.map((attribute, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an attribute is its place in the list
        <fieldset className="match-rule" key={place}>
          <legend>Attribute {place + 1}</legend>
          <TextField
            label="Label"
            value={attribute.label}
            onChange={(label) => put(place, { label, name: slugOf(label) || attribute.name })}
          />
          <Pick
            label="Type"
            options={types}
            value={attribute.type}
            onChange={(type) => put(place, { type: type as CiAttribute['type'] })}
          />
          <Button
            formAction="none"
            variant="icon"
            iconName="close"
            ariaLabel={`Remove attribute ${place + 1}`}
            onClick={() => onChange(attributes.filter((_, index) => index !== place))}
          />
        </fieldset>
      ))}
      <div>
        <Button
          formAction="none"
          iconName="add-plus"
          onClick={() =>
            onChange([...attributes, { name: `attribute-${attributes.length + 1}`, label: '', type: 'text' }])
          }
        >
          Add an attribute
        </Button>
      </div>
    </>
  );
}
