import Button from '@cloudscape-design/components/button';
import { useEffect, useRef, useState } from 'react';
import { Panel } from '../components/panel.tsx';
import { StateBadge } from '../components/state.tsx';
import { useDesk, useMay } from '../desk.ts';
import { useCommand } from '../live/use-command.ts';
import { useItems } from '../live/use-live.ts';
import type { Attachment } from '../model.ts';
import { notify } from '../shell/notices.ts';
import { type Carrier, isOver, pathOf } from './carrier.ts';
import { send, size, type Upload } from './upload.ts';

/** Files: sent straight to where they are kept, with their progress, and always handed out as files. */
export function AttachmentsPanel({ record }: { record: Carrier }) {
  const { kind } = record;
  const path = `${pathOf(record)}/attachments`;
  const { client } = useDesk();
  const may = useMay();
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<Record<string, number>>({});
  // Until a file has come, it is asked for at the pace of what moves.
  const [awaited, setAwaited] = useState(false);
  const { items, refetch } = useItems<Attachment>(path, { pace: awaited ? 'live' : 'slow', keep: true });
  const pending = items.some(({ state }) => state === 'pending');
  useEffect(() => setAwaited(pending), [pending]);
  const { run, give, busy } = useCommand<Upload>();
  const able = may(kind, 'attach') && !isOver(record);
  const files = items.filter(({ state }) => state !== 'removed');
  if (!able && !files.length) return null;

  const upload = async (file: File) => {
    const progress = (part: number) => setSending((before) => ({ ...before, [file.name]: part }));
    try {
      await send(file, (body) => run({ path, body }), progress);
    } catch (error) {
      notify({ type: 'error', header: `${file.name} was not sent`, content: (error as Error).message });
    }
    setSending(({ [file.name]: _, ...others }) => others);
    setAwaited(true);
    void refetch();
  };
  const download = async ({ id, title }: Attachment) => {
    const { url } = await client.get<{ url?: string }>(`${path}/${id}`);
    if (url) window.location.assign(url);
    else notify({ type: 'info', content: `${title} cannot be had yet.` });
  };
  return (
    <Panel
      title="Files"
      count={files.length || undefined}
      flush
      {...(able && {
        actions: (
          <Button iconName="upload" onClick={() => input.current?.click()}>
            Attach
          </Button>
        ),
      })}
    >
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ target }) => {
          for (const file of target.files ?? []) void upload(file);
          target.value = '';
        }}
      />
      <ul className="linked ties">
        {Object.entries(sending).map(([name, part]) => (
          <li key={name}>
            {name} <progress value={part} max={1} aria-label={`${name} is being sent`} />
          </li>
        ))}
        {files.map((file) => (
          <li key={file.id}>
            {file.state === 'stored' ? (
              <Button variant="inline-link" onClick={() => void download(file)}>
                {file.title}
              </Button>
            ) : (
              file.title
            )}{' '}
            <span className="soft">{size(file.size)}</span>
            {file.state !== 'stored' && <StateBadge state={file.state} />}
            {file.reason && <p className="reason">{file.reason}</p>}
            {may(kind, 'remove-attachment') && (
              <Button
                variant="inline-icon"
                iconName="remove"
                ariaLabel={`Remove ${file.title}`}
                disabled={busy}
                onClick={() =>
                  give({
                    path: `${pathOf(record)}/remove-attachment`,
                    body: { attachment: file.id },
                    done: `${file.title} is removed.`,
                  })
                }
              />
            )}
          </li>
        ))}
        {!files.length && !Object.keys(sending).length && <li className="soft">None</li>}
      </ul>
    </Panel>
  );
}
