import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { When } from '../../components/age.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { useDesk } from '../../desk.ts';
import { useLive } from '../../live/use-live.ts';
import { usePeople, useTeams } from '../../live/use-names.ts';
import type { Page } from '../../model.ts';
import { notify } from '../../shell/notices.ts';
import { capital, listed } from '../../words.ts';
import type { RightsChange, Standing } from './model.ts';

const sources = { hand: 'by hand', groups: 'by groups', config: 'by the configuration' };

const csv = (changes: readonly RightsChange[]): string => {
  const cell = (text: string) => `"${(/^[=+\-@]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  const flat = ({ roles, teams }: Standing) => [roles.join(' '), teams.join(' ')];
  const head = 'at,by,source,kind,id,event,roles gained,teams gained,roles lost,teams lost';
  const rows = changes.map(({ at, by, source, of, event, gained, lost }) =>
    [at, by, source, of.kind, of.id, event, ...flat(gained), ...flat(lost)].map(cell).join(','),
  );
  return [head, ...rows].join('\n');
};

/** Hands a file to the browser. */
function download(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = `data:text/csv;charset=utf-8,${encodeURIComponent(text)}`;
  link.download = name;
  link.click();
}

type Props = {
  /** The query, without paging. */
  filter: string;
  /** Whether whose rights they are is said: not where it is always the same person. */
  named?: boolean;
};

/** Who gave whom what, newest first, month by month, and the whole of it as a file. */
export function RightsHistory({ filter, named = true }: Props) {
  const { client } = useDesk();
  const person = usePeople();
  const team = useTeams();
  const [cursors, setCursors] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const ask = `/rights-changes?${filter}`;
  const cursor = cursors.at(-1);
  const more = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
  const { data, error, isPending, refetch } = useLive<Page<RightsChange>>(`${ask}&limit=50${more}`, {
    pace: 'slow',
    keep: true,
  });
  const items = data?.items ?? [];

  const exportAll = async () => {
    setBusy(true);
    try {
      const all: RightsChange[] = [];
      let next: string | undefined;
      do {
        const at = next ? `&cursor=${encodeURIComponent(next)}` : '';
        const page = await client.get<Page<RightsChange>>(`${ask}&limit=100${at}`);
        all.push(...page.items);
        next = page.next;
      } while (next);
      download('rights-changes.csv', csv(all));
    } catch {
      notify({ type: 'error', content: 'The history could not be read to its end.' });
    } finally {
      setBusy(false);
    }
  };
  const said = ({ roles, teams }: Standing) =>
    listed([...roles.map(capital), ...teams.map((id) => `team ${team(id)}`)]);
  const author = (by: string) => (by.startsWith('system:') ? 'The desk' : person(by));
  return (
    <Panel
      title="Changes of rights"
      flush
      actions={
        items.length > 0 && (
          <Button iconName="download" loading={busy} loadingText="Reading" onClick={() => void exportAll()}>
            CSV
          </Button>
        )
      }
    >
      {error && <Trouble error={error} retry={refetch} />}
      {isPending && <Loading lines={5} label="Loading the history of rights" />}
      {!isPending && !error && items.length === 0 && (
        <Nothing title="No right has changed in this time">Whatever changes is listed here for ever.</Nothing>
      )}
      <ol className="rights-history" aria-label="Changes of rights">
        {items.map((change) => (
          <li key={`${change.id} ${change.of.kind}`}>
            <p>
              {named && (
                <strong>
                  {change.of.kind === 'person' ? (
                    <a href={`/people/${change.of.id}`}>{person(change.of.id)}</a>
                  ) : (
                    `Group ${change.of.id}`
                  )}{' '}
                </strong>
              )}
              {said(change.gained) && <span className="gained">+ {said(change.gained)}</span>}{' '}
              {said(change.lost) && <span className="lost">− {said(change.lost)}</span>}
            </p>
            <p className="soft">
              {author(change.by)}, {sources[change.source]} · <When at={change.at} />
            </p>
          </li>
        ))}
      </ol>
      {(data?.next || cursors.length > 0) && (
        <nav className="turn" aria-label="Pages of the history">
          <Button disabled={!cursors.length} onClick={() => setCursors(cursors.slice(0, -1))}>
            Newer
          </Button>
          <Button disabled={!data?.next} onClick={() => data?.next && setCursors([...cursors, data.next])}>
            Older
          </Button>
        </nav>
      )}
    </Panel>
  );
}
