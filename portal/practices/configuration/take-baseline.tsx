import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Ask } from '../../components/ask.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import type { Base } from '../../model.ts';
import type { Ci } from './types.ts';

const most = 50;

/** The bar above chosen items: how they are now can be kept. */
export function TakeBaseline({ chosen }: { chosen: readonly Ci[] }) {
  const { run, busy, refusal } = useCommand<Base>();
  const may = useMay();
  const navigate = useNavigate();
  const [title, setTitle] = useState<string>();
  const take = async () => {
    try {
      const body = { title, cis: chosen.map(({ id }) => id) };
      const { id } = await run({ path: '/baselines', body, done: 'The baseline is taken.' });
      await navigate(`/baselines/${id}`);
    } catch {
      // What is wrong is shown at the field and in a message.
    }
  };
  return (
    <div className="bulk" role="toolbar" aria-label="What is chosen">
      <span>{chosen.length} chosen</span>
      {may('baseline', 'create') && (
        <Button disabled={chosen.length > most} onClick={() => setTitle('')}>
          Take a baseline
        </Button>
      )}
      {title !== undefined && (
        <Ask
          title="Keep how they are now"
          go="Take the baseline"
          busy={busy}
          ready={title.trim() !== ''}
          onGo={() => void take()}
          onClose={() => setTitle(undefined)}
        >
          <TextField label="Title" value={title} onChange={setTitle} focus error={refusal?.fields.title} />
        </Ask>
      )}
    </div>
  );
}
