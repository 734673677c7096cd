import { Many } from '../../components/many.tsx';
import { useEvery } from '../../live/use-every.ts';
import type { Base, Target } from '../../model.ts';

const keyOf = (target: Target): string => Object.entries(target)[0]?.join(':') ?? '';

type Props = {
  label: string;
  targets: readonly Target[];
  onChange: (targets: Target[]) => void;
  error?: string | undefined;
};

/** Whoever is on call in schedules, people, and everybody of teams, in one list. */
export function TargetFields({ label, targets, onChange, error }: Props) {
  const schedules = useEvery<Base>('schedules', 'rare');
  const people = useEvery<Base>('people', 'rare');
  const teams = useEvery<Base>('teams', 'rare');
  const options = [
    ...schedules.map(({ id, title }) => ({
      value: `schedule:${id}`,
      label: title,
      description: 'whoever is on call',
    })),
    ...people
      .filter(({ state }) => state === 'active')
      .map(({ id, title }) => ({ value: `person:${id}`, label: title, description: 'person' })),
    ...teams.map(({ id, title }) => ({
      value: `team:${id}`,
      label: title,
      description: 'everybody of the team',
    })),
  ];
  const chosen = (values: string[]) =>
    onChange(
      values.map((value) => {
        const [what = '', id = ''] = value.split(':');
        return { [what]: id } as Target;
      }),
    );
  return <Many label={label} options={options} values={targets.map(keyOf)} onChange={chosen} error={error} />;
}
