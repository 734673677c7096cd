import { useState } from 'react';
import { answered } from '../../../functions/request/answers.ts';
import type { Answers, FormField } from '../../../functions/request/form-field.ts';
import { Ask } from '../../components/ask.tsx';
import { Pick } from '../../components/pick.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useLive } from '../../live/use-live.ts';
import type { DialogProps } from './dialogs.tsx';
import { FormFields } from './form-fields.tsx';
import type { Item, Request } from './types.ts';
import { useSendFiles } from './use-send-files.ts';

type Line = Request['lines'][number];

/** What the form as it is offered now was answered with. */
function answersOf(line: Line, fields: readonly FormField[]): Answers {
  const names = new Set(fields.map(({ name }) => name));
  return Object.fromEntries(
    line.answers
      .filter(({ name }) => names.has(name))
      .map(({ name, value }) => [name, value as Answers[string]]),
  );
}

const done = {
  'awaiting-approval': 'It is changed. Whoever has to agree is asked anew.',
  rejected: 'It is changed. Whoever has to agree is asked anew.',
  'needs-information': 'Thank you. It goes on.',
} as const;

/** Answers the form of one of the things that were ordered anew. */
function ReviseLine({ request, line, item, onClose }: DialogProps & { line: Line; item: Item }) {
  const fields = item.live?.content.fields;
  const before = answersOf(line, fields ?? []);
  const [answers, setAnswers] = useState(before);
  const [note, setNote] = useState(request.description ?? '');
  const [files, setFiles] = useState<File[]>([]);
  const [local, setLocal] = useState<Record<string, string>>({});
  const { run, busy, refusal } = useCommand<Request>();
  const sendFiles = useSendFiles();
  const said = note.trim();
  const noted = said !== '' && said !== (request.description ?? '').trim();
  const changed = JSON.stringify(answers) !== JSON.stringify(before);
  const path = `/requests/${request.id}`;
  const go = async () => {
    const { faults } = answered(fields ?? [], answers);
    setLocal(Object.fromEntries(faults.map(({ pointer, detail }) => [pointer.slice(1), detail])));
    if (faults.length) return;
    const body = { line: line.id, ...(changed && { answers }), ...(noted && { note: said }) };
    try {
      await run({
        path: `${path}/revise`,
        body,
        done: done[request.state as keyof typeof done],
        touches: ['/approvals'],
      });
      await sendFiles(path, files);
      onClose();
    } catch {
      // It has been shown, and the dialog is as it was.
    }
  };
  const open = request.state === 'needs-information';
  return (
    <Ask
      title={`Change the answers of ${request.id}`}
      go={open ? 'Answer' : 'Change and ask again'}
      onGo={() => void go()}
      onClose={onClose}
      busy={busy}
      ready={changed || noted}
    >
      <p className="soft">
        {open
          ? (request.question ?? 'What you change is your answer.')
          : 'Votes that were given do not count any more: whoever has to agree is asked anew.'}
      </p>
      {fields ? (
        <FormFields
          fields={fields}
          answers={answers}
          onChange={setAnswers}
          wrong={(name) => local[`answers/${name}`] ?? refusal?.fields[`answers/${name}`]}
          onFiles={setFiles}
        />
      ) : (
        <p>{item.title} is not offered any more, so its answers stay as they are.</p>
      )}
      <TextField
        label="Anything else? (optional)"
        rows={2}
        value={note}
        onChange={setNote}
        error={refusal?.fields.note}
      />
    </Ask>
  );
}

/** Asks for something else: of what was ordered one thing at a time, by its form as it is offered now. */
export function ReviseDialog({ request, onClose }: DialogProps) {
  const lines = request.lines.filter(({ state }) => state === 'ordered');
  const [chosen, setChosen] = useState(lines.length === 1 ? lines[0]?.id : undefined);
  const line = lines.find(({ id }) => id === chosen);
  const path = line ? `/catalogue-items/${encodeURIComponent(line.item)}` : null;
  const { data, error, refetch } = useLive<Item>(path, { pace: 'once' });
  if (line && data) return <ReviseLine request={request} line={line} item={data} onClose={onClose} />;
  return (
    <Ask
      title={`Change the answers of ${request.id}`}
      go="Go on"
      onGo={() => undefined}
      onClose={onClose}
      busy={false}
      ready={false}
    >
      {error && <Trouble error={error} retry={refetch} />}
      {line && !error && <Loading lines={3} />}
      {!line && (
        <Pick
          label="What of it?"
          value=""
          options={lines.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={setChosen}
        />
      )}
    </Ask>
  );
}
