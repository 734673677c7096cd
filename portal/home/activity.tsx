import { useQueries } from '@tanstack/react-query';
import { Age } from '../components/age.tsx';
import { Panel } from '../components/panel.tsx';
import { useDesk } from '../desk.ts';
import { useAllNames } from '../live/use-all-names.ts';
import type { Incident, Page, TimelineEntry } from '../model.ts';
import { author } from '../timeline/entry.tsx';
import { happened, isPersonField, kindOf, value } from '../timeline/words.ts';

const watched = 6;
const most = 9;

/** Ids are drawn in order, so the highest are the newest. */
const number = (id: string): number => Number(id.split('-')[1] ?? 0);

/** What people and the desk did last, read from the newest incidents' timelines. A timeline is asked again only
 * when its incident's version moves. */
export function Activity({ incidents }: { incidents: readonly Incident[] }) {
  const { client } = useDesk();
  const names = useAllNames();
  const newest = [...incidents].sort((a, b) => number(b.id) - number(a.id)).slice(0, watched);
  const entries = useQueries({
    queries: newest.map(({ id, version }) => ({
      queryKey: [`/incidents/${id}/timeline`, 'activity', version],
      queryFn: async () => {
        const { items } = await client.get<Page<TimelineEntry>>(`/incidents/${id}/timeline?limit=100`);
        return items.slice(-most).map((entry) => ({ ...entry, id }));
      },
      staleTime: Number.POSITIVE_INFINITY,
      placeholderData: (before: (TimelineEntry & { id: string })[] | undefined) => before,
    })),
    combine: (answers) => answers.flatMap(({ data = [] }) => data),
  });
  const latest = entries.sort((a, b) => b.at.localeCompare(a.at)).slice(0, most);
  const name = (field: string, raw: unknown) =>
    isPersonField(field) && typeof raw === 'string' ? names.person(raw) : value(field, raw);
  return (
    <Panel title="Recent activity" flush>
      {latest.length === 0 && <p className="rest">What people and the desk do appears here.</p>}
      <ol className="activity">
        {latest.map((entry) => {
          const [before, after] = happened(entry, name).split('{it}');
          return (
            <li key={`${entry.id}.${entry.version}`} className={kindOf(entry)}>
              <span className="pip" aria-hidden="true" />
              <p>
                <strong>{author(entry, names)}</strong> {before}
                <a href={`/incidents/${entry.id}`}>{entry.id}</a>
                {after}
              </p>
              <Age since={entry.at} />
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
