import type { Approvers } from '../../../functions/record/approval-policy.ts';
import { Many } from '../../components/many.tsx';
import { useEvery } from '../../live/use-every.ts';
import type { Base } from '../../model.ts';

type Props = {
  label: string;
  approvers: readonly Approvers[];
  onChange: (approvers: Approvers[]) => void;
  placeholder?: string;
  error?: string | undefined;
};

const keyOf = (one: Approvers): string => Object.entries(one)[0]?.join(':') ?? '';

function read(key: string): Approvers {
  const [what = '', id = ''] = key.split(':');
  return { [what]: id } as Approvers;
}

/** People, everybody of teams, the managers, CABs and whoever leads a team, in one list. */
export function ApproverFields({ approvers, onChange, ...words }: Props) {
  const people = useEvery<Base>('people', 'rare').filter(({ state }) => state === 'active');
  const teams = useEvery<Base>('teams', 'rare');
  const cabs = useEvery<Base>('cabs', 'rare');
  const of = (what: string, all: readonly Base[], description: string) =>
    all.map(({ id, title }) => ({ value: `${what}:${id}`, label: title, description }));
  const options = [
    { value: 'role:manager', label: 'The managers', description: 'everybody with that role' },
    {
      value: 'managerOf:requester',
      label: 'The requester’s manager',
      description: 'or who leads a team of theirs, while none is named',
    },
    { value: 'leadOf:requester', label: 'The requester’s lead', description: 'who leads a team of theirs' },
    { value: 'leadOf:team', label: 'The team’s lead', description: 'who leads the team that it is with' },
    ...of('cab', cabs, 'CAB'),
    ...of('team', teams, 'everybody of the team'),
    ...of('person', people, 'person'),
  ];
  return (
    <Many
      {...words}
      options={options}
      values={approvers.map(keyOf)}
      onChange={(keys) => onChange(keys.map(read))}
    />
  );
}
