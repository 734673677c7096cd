import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { CiClass } from '../../../functions/configuration/ci-class.ts';
import { readImportFile } from '../../../functions/configuration/import-file.ts';
import { FileField } from '../../components/file-field.tsx';
import { Pick } from '../../components/pick.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useEvery } from '../../live/use-every.ts';
import { useLive } from '../../live/use-live.ts';
import { send, type Upload } from '../../record/upload.ts';
import { notify } from '../../shell/notices.ts';
import { counted } from '../../words.ts';
import { attributesOf, guessClassColumn, guessFields, importFields } from './import-fields.ts';
import type { ClassWithRules, Import } from './types.ts';

const byColumn = '';

type Draft = { title: string; class: string; classColumn: string; fields: Record<string, string> };
type Picked = { file: File; format: 'csv' | 'json'; columns: readonly string[]; rows: number };

/** A file is picked, looked into here, and its columns are given a meaning; then it is sent. */
export function NewImport() {
  const { run, busy, refusal } = useCommand<Import & Upload>();
  const navigate = useNavigate();
  const classes = useEvery<CiClass>('ci-classes', 'rare');
  const [picked, setPicked] = useState<Picked>();
  const [problem, setProblem] = useState<string>();
  const [draft, setDraft] = useState<Draft>({ title: '', class: 'server', classColumn: '', fields: {} });
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const { data: kind } = useLive<ClassWithRules>(
    draft.class ? `/ci-classes/${encodeURIComponent(draft.class)}` : null,
    { pace: 'rare' },
  );
  // Of which classes a column speaks is known once its rows are read: any attribute may be meant.
  const attributes = draft.class ? (kind?.rules?.attributes ?? []) : attributesOf(classes);
  const fields = importFields(attributes);
  const guesses = guessFields(picked?.columns ?? [], fields);
  const meaning = (column: string) => draft.fields[column] ?? guesses[column] ?? '';
  const chosen = (picked?.columns ?? []).flatMap((column) =>
    meaning(column) ? [{ column, field: meaning(column) }] : [],
  );

  const pick = async (file: File) => {
    const format = file.name.toLowerCase().endsWith('.json') ? 'json' : 'csv';
    try {
      const { columns, rows } = readImportFile(new Uint8Array(await file.arrayBuffer()), format);
      setPicked({ file, format, columns, rows: rows.length });
      setProblem(undefined);
      const classColumn = guessClassColumn(columns);
      set({
        ...(!draft.title && { title: file.name.slice(0, 160) }),
        ...(classColumn && { class: byColumn, classColumn }),
      });
    } catch (error) {
      setPicked(undefined);
      setProblem((error as Error).message);
    }
  };
  const save = async () => {
    if (!picked) return;
    const { title, class: value, classColumn } = draft;
    const mapping = { class: value === byColumn ? { column: classColumn } : { value }, fields: chosen };
    try {
      const { id } = await run({ path: '/imports', body: { title, format: picked.format, mapping } });
      try {
        await send(
          picked.file,
          (body) => run({ path: `/imports/${id}/attachments`, body }),
          () => undefined,
        );
      } catch (error) {
        notify({
          type: 'error',
          header: `${picked.file.name} was not sent`,
          content: (error as Error).message,
        });
      }
      await navigate(`/imports/${id}`);
    } catch {
      // What is wrong is shown above the form.
    }
  };
  return (
    <RecordForm
      title="New import"
      about="Nothing changes before you say so: the import can be tried first."
      trail={{ label: 'Imports', href: '/imports' }}
      go="Send the file"
      onGo={() => void save()}
      busy={busy}
      ready={Boolean(picked && draft.title.trim() && chosen.length && (draft.class || draft.classColumn))}
      refusal={refusal}
    >
      <Section
        title="File"
        about="CSV with a header, or JSON: a list of objects. 25 MB and 100,000 rows at most."
      >
        <FileField
          label="File"
          accept=".csv,.json,text/csv,application/json"
          chosen={picked && `${picked.file.name}, ${counted(picked.rows, 'row')}`}
          error={problem}
          onPick={(file) => void pick(file)}
        />
        <TextField label="Title" value={draft.title} onChange={(title) => set({ title })} />
      </Section>
      {picked && (
        <Section
          title="What the columns mean"
          about="A column without a meaning is left out. Which fields tell items apart is for their class to say."
        >
          <Pick
            label="Class"
            find
            options={[
              { value: byColumn, label: 'What a column says' },
              ...classes.map(({ id, title }) => ({ value: id, label: title })),
            ]}
            value={draft.class}
            onChange={(value) => set({ class: value })}
          />
          {draft.class === byColumn && (
            <Pick
              label="Column of the class"
              options={picked.columns.map((value) => ({ value, label: value }))}
              value={draft.classColumn}
              onChange={(classColumn) => set({ classColumn })}
            />
          )}
          {picked.columns.map((column) => (
            <Pick
              key={column}
              label={column}
              find
              options={[{ value: '', label: 'Left out' }, ...fields]}
              value={meaning(column)}
              onChange={(field) => set({ fields: { ...draft.fields, [column]: field } })}
            />
          ))}
        </Section>
      )}
    </RecordForm>
  );
}
