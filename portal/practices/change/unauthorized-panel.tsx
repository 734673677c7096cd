import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { When } from '../../components/age.tsx';
import { Ask } from '../../components/ask.tsx';
import { Panel } from '../../components/panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { useAttributes, useCis } from '../configuration/use-cis.ts';
import type { Change } from './types.ts';

const commands = {
  legitimize: { title: 'It was right', go: 'It was right', done: 'What is left is its review.' },
  revert: { title: 'Set it back', go: 'Plan it', done: 'The plan says to what it is set back.' },
} as const;
type Command = keyof typeof commands;

function VerdictDialog({ id, command, onClose }: { id: string; command: Command; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const { run, busy } = useCommand<Change>();
  const { title, go, done } = commands[command];
  const give = () =>
    void run({ path: `/changes/${id}/${command}`, body: { reason }, done }).then(onClose, () => undefined);
  return (
    <Ask title={title} go={go} onGo={give} onClose={onClose} busy={busy} ready={reason.trim() !== ''}>
      <TextField label="Why?" value={reason} onChange={setReason} rows={3} focus />
    </Ask>
  );
}

/** What was done without a change, and what people make of it. */
export function UnauthorizedPanel({ change }: { change: Change }) {
  const { id, unauthorized, state } = change;
  const may = useMay()('change', 'close');
  const [asking, setAsking] = useState<Command>();
  const item = useCis(unauthorized ? [unauthorized.ci] : []).get(unauthorized?.ci ?? '');
  const attributes = useAttributes(item);
  if (!unauthorized) return null;
  const { ci, source, seenAt, differences, verdict } = unauthorized;
  const label = (field: string) =>
    attributes?.find(({ name }) => field === `attributes.${name}`)?.label ?? field.replace('attributes.', '');
  return (
    <Panel
      title="Nobody approved this"
      actions={
        may &&
        state === 'draft' && (
          <>
            <Button onClick={() => setAsking('legitimize')}>It was right</Button>
            {!verdict && <Button onClick={() => setAsking('revert')}>Set it back</Button>}
          </>
        )
      }
    >
      <p>
        {source} saw <a href={`/cis/${ci}`}>{item?.title ?? ci}</a> differ at <When at={seenAt} />
        {verdict && `. It was judged: ${verdict === 'revert' ? 'to be set back' : 'right'}`}.
      </p>
      <table className="differences">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ field, from, to }) => (
            <tr key={field}>
              <th scope="row">{label(field)}</th>
              <td>{from ?? '—'}</td>
              <td>{to ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {asking && <VerdictDialog id={id} command={asking} onClose={() => setAsking(undefined)} />}
    </Panel>
  );
}
