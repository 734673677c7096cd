import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useRef, useState } from 'react';
import { csvOf } from '../../functions/kernel/csv.ts';
import { useDesk } from '../desk.ts';
import type { Page } from '../model.ts';
import { shown } from '../problem.ts';
import { notify } from '../shell/notices.ts';

type Props<T> = {
  label: string;
  /** The list with its filters, as the page shows it. */
  path: string;
  keep: (record: T) => boolean;
};

/** Hands a file to the browser, which saves it. */
function save(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

// Without it a spreadsheet takes the file for one of an older encoding.
const byteOrderMark = '\ufeff';

const formats = {
  csv: (records: readonly Record<string, unknown>[]) =>
    byteOrderMark + csvOf([...new Set(records.flatMap((record) => Object.keys(record)))], records),
  json: (records: readonly unknown[]) => JSON.stringify(records, undefined, 2),
} as const;
const types = { csv: 'text/csv;charset=utf-8', json: 'application/json' } as const;

/**
 * The whole list as a file, with the filters and the rights of whoever asks: it is read page by page, so that no answer is too
 * large and none takes too long. A second click stops it.
 */
export function ExportButton<T extends object>({ label, path, keep }: Props<T>) {
  const { client } = useDesk();
  const [count, setCount] = useState<number>();
  const stop = useRef<AbortController>(undefined);

  const everything = async (signal: AbortSignal): Promise<T[]> => {
    const records: T[] = [];
    let more = '';
    do {
      const ask = `${path}${path.includes('?') ? '&' : '?'}limit=100${more}`;
      const page = await client.get<Page<T>>(ask, signal);
      records.push(...page.items.filter(keep));
      setCount(records.length);
      more = page.next ? `&cursor=${encodeURIComponent(page.next)}` : '';
    } while (more);
    return records;
  };
  const run = async (format: keyof typeof formats) => {
    const asked = new AbortController();
    stop.current = asked;
    setCount(0);
    try {
      const records = await everything(asked.signal);
      const name = label.toLowerCase().replace(/[^a-z0-9]+/g, '-');
      save(`${name}.${format}`, types[format], formats[format](records as Record<string, unknown>[]));
    } catch (error) {
      if (!asked.signal.aborted) notify({ type: 'error', content: shown(error).message });
    }
    setCount(undefined);
  };
  const busy = count !== undefined;
  return (
    <ButtonDropdown
      variant="normal"
      expandToViewport
      ariaLabel={`Export ${label}`}
      items={
        busy
          ? [{ id: 'stop', text: 'Stop' }]
          : [
              { id: 'csv', text: 'CSV, for a spreadsheet' },
              { id: 'json', text: 'JSON' },
            ]
      }
      onItemClick={({ detail: { id } }) => {
        if (id === 'stop') stop.current?.abort();
        else void run(id as keyof typeof formats);
      }}
    >
      {busy ? `Exporting ${count}…` : 'Export'}
    </ButtonDropdown>
  );
}
