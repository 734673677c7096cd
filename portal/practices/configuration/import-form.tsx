import { useState } from 'react';
import { useNavigate } from 'react-router';
import { readImportFile } from '../../../functions/configuration/import-file.ts';
import { FileField } from '../../components/file-field.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { send, type Upload } from '../../record/upload.ts';
import { notify } from '../../shell/notices.ts';
import { counted } from '../../words.ts';
import { useMappingDraft } from './mapping-draft.ts';
import { MappingFields } from './mapping-fields.tsx';
import type { Import } from './types.ts';

type Picked = { file: File; format: 'csv' | 'json'; columns: readonly string[]; rows: number };
const none: readonly string[] = [];

/** A file is picked, looked into here, and its columns are given a meaning; then it is sent. */
export function NewImport() {
  const { run, busy, refusal } = useCommand<Import & Upload>();
  const navigate = useNavigate();
  const [picked, setPicked] = useState<Picked>();
  const [problem, setProblem] = useState<string>();
  const [title, setTitle] = useState('');
  const meant = useMappingDraft(picked?.columns ?? none);

  const pick = async (file: File) => {
    const format = file.name.toLowerCase().endsWith('.json') ? 'json' : 'csv';
    try {
      const { columns, rows } = readImportFile(new Uint8Array(await file.arrayBuffer()), format);
      setPicked({ file, format, columns, rows: rows.length });
      setProblem(undefined);
      setTitle((before) => before || file.name.slice(0, 160));
      meant.look(columns);
    } catch (error) {
      setPicked(undefined);
      setProblem((error as Error).message);
    }
  };
  const save = async () => {
    if (!picked) return;
    const { file, format } = picked;
    try {
      const { id } = await run({ path: '/imports', body: { title, format, mapping: meant.mapping } });
      try {
        const attach = (body: object) => run({ path: `/imports/${id}/attachments`, body });
        await send(file, attach, () => undefined);
      } catch (error) {
        notify({ type: 'error', header: `${file.name} was not sent`, content: (error as Error).message });
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
      ready={Boolean(picked && title.trim() && meant.ready)}
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
        <TextField label="Title" value={title} onChange={setTitle} />
      </Section>
      {picked && <MappingFields columns={picked.columns} meant={meant} />}
    </RecordForm>
  );
}
