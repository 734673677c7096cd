import { Ask } from '../components/ask.tsx';
import { PersonPick, TeamPick } from '../components/record-picks.tsx';
import { useAsked } from '../live/use-asked.ts';
import { useDraft } from '../live/use-draft.ts';
import type { Base } from '../model.ts';

type Assigned = Base & { team?: string; assignee?: string; implementer?: string };
type Props = {
  record: Assigned;
  /** The command that it is given with; a record's own address is changed. */
  path: string;
  method?: 'POST' | 'PATCH';
  /** Who carries it out is somebody else than who looks after it. */
  carriedOut?: string;
  onClose: () => void;
};

/** Whose it is: a team's and one person's. */
export function AssignDialog({ record, path, method = 'POST', carriedOut, onClose }: Props) {
  const { id, version, team = '', assignee = '', implementer = '' } = record;
  const { send, busy, refusal } = useAsked(onClose);
  const { draft, set, changed, dirty, wrong } = useDraft({ team, assignee, implementer }, refusal);
  const body = Object.fromEntries(Object.entries(changed).map(([name, value]) => [name, value || null]));
  const go = () => send({ path, method, body, version, done: `${id} is assigned.` });
  return (
    <Ask title={`Assign ${id}`} go="Assign" onGo={go} onClose={onClose} busy={busy} ready={dirty}>
      <TeamPick label="Team" value={draft.team} onChange={(to) => set({ team: to })} error={wrong('team')} />
      <PersonPick
        label="Person"
        none="Nobody"
        workers
        value={draft.assignee}
        onChange={(to) => set({ assignee: to })}
        error={wrong('assignee')}
      />
      {carriedOut !== undefined && (
        <PersonPick
          label="Carried out by"
          description={carriedOut}
          none="Nobody yet"
          workers
          value={draft.implementer}
          onChange={(to) => set({ implementer: to })}
          error={wrong('implementer')}
        />
      )}
    </Ask>
  );
}
