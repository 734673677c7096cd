import Button from '@cloudscape-design/components/button';
import { TextField } from '../../components/text-field.tsx';

export type Match = Record<string, string>;
type Props = {
  rules: readonly Match[];
  onChange: (rules: Match[]) => void;
  wrong: (field: string) => string | undefined;
};

const fields = [
  ['alarmName', 'Alarm name', 'checkout-*'],
  ['account', 'Account', '111122223333'],
  ['region', 'Region', 'eu-central-1'],
  ['namespace', 'Namespace', 'AWS/Lambda'],
] as const;

/** Which alarms are about a service: one row a rule, and every field that is given has to fit. */
export function MatchFields({ rules, onChange, wrong }: Props) {
  const put = (index: number, name: string, value: string) =>
    onChange(
      rules.map((rule, place) => {
        if (place !== index) return rule;
        const { [name]: _, ...rest } = rule;
        return value ? { ...rest, [name]: value } : rest;
      }),
    );
  return (
    <>
      {rules.map((rule, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rule is its place in the list
        <fieldset className="match-rule" key={index}>
          <legend>Rule {index + 1}</legend>
          {fields.map(([name, label, example]) => (
            <TextField
              key={name}
              label={label}
              placeholder={example}
              value={rule[name] ?? ''}
              onChange={(value) => put(index, name, value)}
              error={wrong(`match/${index}/${name}`)}
            />
          ))}
          <Button
            formAction="none"
            variant="icon"
            iconName="close"
            ariaLabel={`Remove rule ${index + 1}`}
            onClick={() => onChange(rules.filter((_, place) => place !== index))}
          />
        </fieldset>
      ))}
      <div>
        <Button formAction="none" iconName="add-plus" onClick={() => onChange([...rules, { alarmName: '' }])}>
          Add a rule
        </Button>
      </div>
    </>
  );
}
