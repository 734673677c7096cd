import type { Client } from '../client.ts';
import type { Page, TimelineEntry } from '../model.ts';
import { happened, value } from '../timeline/words.ts';
import { systemName } from '../words.ts';

const most = 3;

/**
 * What others did to a record since a version of it was seen, in one sentence; empty when that cannot be told.
 *
 * @param path the record's, below /v1
 */
export async function meanwhile(client: Client, path: string, seen: number): Promise<string> {
  const { items } = await client
    .get<Page<TimelineEntry>>(`${path}/timeline?limit=100`)
    .catch((): Page<TimelineEntry> => ({ items: [] }));
  const since = items.filter(({ version }) => version > seen);
  const told = since.slice(-most).map((entry) => {
    const fields = Object.keys(entry.changed ?? {}).filter((field) => !/(At|By)$/.test(field));
    const what = happened(entry, value).replace('{it}', 'it');
    const who = entry.by.startsWith('system:') ? systemName(entry.by) : (entry.byName ?? entry.by);
    return `${who} ${what}${entry.type.endsWith('.changed') && fields.length ? ` (${fields.join(', ')})` : ''}`;
  });
  return told.length ? `Since you looked, ${told.join('; ')}. ` : '';
}
