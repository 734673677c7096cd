import { useEvery } from '../live/use-every.ts';
import type { Base, Person } from '../model.ts';
import { Many } from './many.tsx';
import { Pick } from './pick.tsx';

type Words = { label: string; description?: string; error?: string | undefined };
type OneProps = Words & {
  value: string;
  onChange: (value: string) => void;
  /** What '' is called; without it, one must be chosen. */
  none?: string;
};
type ManyProps = Words & { values: readonly string[]; onChange: (values: string[]) => void };

const named = ({ id, title }: Base) => ({ value: id, label: title });
const withNone = <T,>(options: T[], none?: string) =>
  none === undefined ? options : [{ value: '', label: none }, ...options];

function useNamed(noun: string) {
  return useEvery<Base>(noun).map(named);
}

/**
 * People who can be given something: active, with their teams below the name. Who was chosen before and has left since is
 * offered still, so that one sees it and can take them out.
 */
function usePeopleOptions(workers: boolean, chosen: readonly string[]) {
  const people = useEvery<Person>('people');
  const offered = people.filter(
    ({ id, state, roles = [] }) =>
      chosen.includes(id) || (state === 'active' && (!workers || roles.some((role) => role !== 'requester'))),
  );
  const unknown = chosen.filter((id) => id && !people.some((person) => person.id === id));
  return [
    ...offered.map(({ id, title, state, teams = [] }) => ({
      value: id,
      label: title,
      description: state === 'active' ? teams.join(', ') : 'has left the desk',
    })),
    ...unknown.map((id) => ({ value: id, label: id, description: '' })),
  ];
}

/** One active person; `workers` leaves out who only asks for help. */
export function PersonPick({ workers = false, none, ...rest }: OneProps & { workers?: boolean }) {
  return <Pick {...rest} options={withNone(usePeopleOptions(workers, [rest.value]), none)} find />;
}

export function PeoplePick({ workers = false, ...rest }: ManyProps & { workers?: boolean }) {
  return <Many {...rest} options={usePeopleOptions(workers, rest.values)} />;
}

export function TeamPick({ none, ...rest }: OneProps) {
  return <Pick {...rest} options={withNone(useNamed('teams'), none)} find />;
}

export function TeamsPick(props: ManyProps) {
  return <Many {...props} options={useNamed('teams')} />;
}

export function ServicePick({ none, ...rest }: OneProps) {
  return <Pick {...rest} options={withNone(useNamed('services'), none)} find />;
}

export function ServicesPick(props: ManyProps) {
  return <Many {...props} options={useNamed('services')} />;
}

export function PolicyPick({ none, ...rest }: OneProps) {
  return <Pick {...rest} options={withNone(useNamed('escalation-policies'), none)} find />;
}

export function SchedulePick({ none, ...rest }: OneProps) {
  return <Pick {...rest} options={withNone(useNamed('schedules'), none)} find />;
}
