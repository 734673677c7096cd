import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { useMay } from '../../desk.ts';
import { useItems } from '../../live/use-live.ts';
import type { Base, Role } from '../../model.ts';
import { capital, spelled } from '../../words.ts';
import { RightsHistory } from './rights-history.tsx';

const reads = { all: 'Reads everything', own: 'Reads their own', none: 'Sees nothing' };

/** The rights table as the API enforces it: a row for each kind of record, a column for each role. */
export function RightsPage() {
  const { items: roles, error, isPending, refetch } = useItems<Role & Base>('/roles', { pace: 'slow' });
  const history = useMay()('person', 'change');
  const nouns = [...new Set(roles.flatMap((role) => Object.keys(role.rights)))].sort();
  const matrix = () => (
    <Panel title="What each role may do" flush>
      {error && <Trouble error={error} retry={refetch} />}
      {isPending && <Loading lines={6} />}
      {roles.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section className="scroller" aria-label="Rights by role" tabIndex={0}>
          <table className="rights">
            <thead>
              <tr>
                <th scope="col">Record</th>
                {roles.map(({ id, title }) => (
                  <th scope="col" key={id}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {nouns.map((noun) => (
                <tr key={noun}>
                  <th scope="row">{capital(spelled(noun))}</th>
                  {roles.map((role) => (
                    <Right key={role.id} right={role.rights[noun]} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Panel>
  );
  return (
    <Page
      title="Rights"
      about="What each role may do. Every call is judged by this table, whichever way it comes in."
    >
      <Tabs
        label="Rights"
        tabs={[
          { id: 'roles', label: 'Roles', content: matrix },
          ...(history
            ? [{ id: 'history', label: 'Changes', content: () => <RightsHistory filter="" /> }]
            : []),
        ]}
      />
    </Page>
  );
}

function Right({ right }: { right: Role['rights'][string] | undefined }) {
  const { read = 'none', commands = [], hidden = [] } = right ?? {};
  return (
    <td className={read}>
      <p>{reads[read]}</p>
      {commands.length > 0 && (
        <p className="commands">
          {commands.map((command) => (
            <span key={command}>{command === '*' ? 'everything' : spelled(command)}</span>
          ))}
        </p>
      )}
      {hidden.length > 0 && <p className="soft">without {hidden.map(spelled).join(', ')}</p>}
    </td>
  );
}
