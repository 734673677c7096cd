import Button from '@cloudscape-design/components/button';
import { When } from '../../components/age.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useDesk } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { useItems } from '../../live/use-live.ts';
import { useNow } from '../../live/use-now.ts';
import { notify } from '../../shell/notices.ts';
import type { DataExport } from './types.ts';

const size = new Intl.NumberFormat('en', { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 });

/** Has the browser fetch a file of an export: its address is asked for when it is wanted, as it is good for minutes. */
function Fetch({ one }: { one: DataExport }) {
  const { client } = useDesk();
  const fetch = async (name: string) => {
    try {
      const { files = [] } = await client.get<DataExport>(`/data-exports/${one.id}`);
      const url = files.find((file) => file.name === name)?.url;
      if (!url) throw new Error(`${name} is not there any more`);
      window.location.assign(url);
    } catch {
      notify({ type: 'error', content: 'The file is not there any more. Ask for another export.' });
    }
  };
  return (
    <>
      {(one.files ?? []).map(({ name, size: bytes }) => (
        <Button
          key={name}
          variant="inline-link"
          iconName="download"
          ariaLabel={`Download ${name} of ${one.id}`}
          onClick={() => void fetch(name)}
        >
          {name} ({size.format(Math.max(1, bytes / 1024))})
        </Button>
      ))}
    </>
  );
}

type Props = {
  /** Somebody else; without it, whoever looks. */
  person?: string;
};

/** What the desk holds about somebody, as files to be fetched. */
export function ExportsPanel({ person }: Props) {
  const query = person ? `?person=${encodeURIComponent(person)}` : '';
  const { items, error, isPending, refetch } = useItems<DataExport>(`/data-exports${query}`);
  const { give, busy } = useCommand<DataExport>();
  const now = new Date(useNow()).toISOString();
  const gathering = items.some(({ state }) => state === 'asked');
  const isThere = ({ state, until }: DataExport) => state === 'ready' && until !== undefined && until > now;
  const ask = () =>
    give({
      path: '/data-exports',
      body: person ? { person } : {},
      done: 'It is being gathered. You are told when it is ready.',
    });
  return (
    <Panel
      title="Export"
      flush
      actions={
        <Button onClick={ask} loading={busy} loadingText="Asking" disabled={gathering}>
          {person ? 'Export what the desk holds' : 'Download what the desk holds about me'}
        </Button>
      }
    >
      {error && <Trouble error={error} retry={refetch} />}
      {isPending && <Loading lines={2} label="Loading the exports" />}
      {!isPending && !error && items.length === 0 && (
        <Nothing title="Nothing was asked for yet">
          You get JSON files: the record of the person, tickets, what was said, mails, ratings, votes and
          rights. They are there for seven days.
        </Nothing>
      )}
      {items.length > 0 && (
        <PlainTable
          label="Exports"
          heads={['Asked', 'State', 'Files']}
          rows={items.map((one) => ({
            id: one.id,
            cells: [
              <span key="at">
                <When at={one.askedAt} /> <span className="id soft">{one.id}</span>
              </span>,
              <StateBadge
                key="state"
                state={one.state === 'ready' && !isThere(one) ? 'expired' : one.state}
              />,
              isThere(one) ? <Fetch key="files" one={one} /> : (one.problem ?? ''),
            ],
          }))}
        />
      )}
    </Panel>
  );
}
