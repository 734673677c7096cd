import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import { Confirm } from '../../components/confirm.tsx';
import { Page } from '../../components/page.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { type NameOf, useTeams } from '../../live/use-names.ts';
import { capital } from '../../words.ts';
import { MappingDialog } from './mapping-dialog.tsx';
import type { GroupMapping } from './model.ts';

type Chosen = { what: 'change' | 'remove'; mapping: GroupMapping } | { what: 'add' };

const columns = (
  team: NameOf,
  choose: ((chosen: Chosen) => void) | undefined,
): TableProps.ColumnDefinition<GroupMapping>[] => [
  {
    id: 'group',
    header: 'Group',
    minWidth: 180,
    isRowHeader: true,
    cell: ({ group }) => <strong>{group}</strong>,
  },
  { id: 'roles', header: 'Roles', cell: ({ roles }) => roles.map(capital).join(', ') },
  { id: 'teams', header: 'Teams', cell: ({ teams }) => teams.map(team).join(', ') },
  {
    id: 'from',
    header: 'Kept in',
    cell: ({ locked }) => (locked ? 'The configuration' : 'The desk'),
  },
  ...(choose
    ? [
        {
          id: 'commands',
          header: 'Commands',
          cell: (mapping: GroupMapping) =>
            mapping.locked ? (
              <span className="soft">changed in itsm.config.ts</span>
            ) : (
              <span className="row-commands">
                <Button
                  variant="inline-link"
                  ariaLabel={`Change what ${mapping.group} gives`}
                  onClick={() => choose({ what: 'change', mapping })}
                >
                  Change
                </Button>
                <Button
                  variant="inline-link"
                  ariaLabel={`Remove the mapping of ${mapping.group}`}
                  onClick={() => choose({ what: 'remove', mapping })}
                >
                  Remove
                </Button>
              </span>
            ),
        },
      ]
    : []),
];

/** Which group of the identity provider gives which roles and teams. */
export function GroupMappings() {
  const [chosen, choose] = useState<Chosen>();
  const may = useMay();
  const team = useTeams();
  const { run, busy } = useCommand<GroupMapping>();
  const mine = may('group-mapping', 'change');
  const close = () => choose(undefined);
  const remove = ({ id, group, version }: GroupMapping) =>
    void run({
      path: `/group-mappings/${id}/remove`,
      body: {},
      version,
      done: `${group} gives nothing any more.`,
    }).then(close, () => undefined);
  return (
    <Page
      title="Group mappings"
      about="What people get by their groups when they sign in through your identity provider. What people gave them by hand stays beside it."
      actions={
        may('group-mapping', 'create') && (
          <Button variant="primary" onClick={() => choose({ what: 'add' })}>
            Map a group
          </Button>
        )
      }
    >
      <RecordList<GroupMapping>
        label="Group mappings"
        path="/group-mappings"
        columns={columns(team, mine ? choose : undefined)}
        row={({ id, group, roles, teams, locked }) => (
          <PlainRow
            id={id}
            title={group}
            details={[
              roles.map(capital).join(', '),
              teams.map(team).join(', '),
              locked && 'kept in the configuration',
            ]}
          />
        )}
        empty={
          <Nothing title="No group is mapped">
            Map one when people sign in through your organisation’s identity provider.
          </Nothing>
        }
      />
      {chosen?.what === 'add' && <MappingDialog onClose={close} />}
      {chosen?.what === 'change' && <MappingDialog mapping={chosen.mapping} onClose={close} />}
      {chosen?.what === 'remove' && (
        <Confirm
          title={`Remove the mapping of ${chosen.mapping.group}`}
          go="Remove"
          onGo={() => remove(chosen.mapping)}
          onClose={close}
          busy={busy}
        >
          <p>
            Who has rights by this group alone loses them within an hour, when their sign-in is renewed. Who
            has no other right left is deactivated then.
          </p>
        </Confirm>
      )}
    </Page>
  );
}
