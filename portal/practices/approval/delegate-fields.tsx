import { PersonPick } from '../../components/record-picks.tsx';
import { usePeople } from '../../live/use-names.ts';

type Props = {
  members: readonly string[];
  delegates: Readonly<Record<string, string>>;
  onChange: (delegates: Record<string, string>) => void;
  wrong: (field: string) => string | undefined;
};

/** Who attends in whose place, when a member cannot. */
export function DelegateFields({ members, delegates, onChange, wrong }: Props) {
  const person = usePeople();
  const put = (member: string, delegate: string) => {
    const { [member]: _, ...others } = delegates;
    onChange({ ...others, ...(delegate && { [member]: delegate }) });
  };
  return (
    <div className="row-of-fields">
      {members.map((member) => (
        <PersonPick
          key={member}
          label={`In place of ${person(member)}`}
          none="Nobody"
          value={delegates[member] ?? ''}
          onChange={(delegate) => put(member, delegate)}
          error={wrong(member)}
        />
      ))}
    </div>
  );
}
