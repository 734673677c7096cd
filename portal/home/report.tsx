import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Panel } from '../components/panel.tsx';
import { Pick } from '../components/pick.tsx';
import { TextField } from '../components/text-field.tsx';
import { useCommand } from '../live/use-command.ts';
import type { Incident, Level } from '../model.ts';
import { Suggestions } from '../practices/knowledge/suggestions.tsx';

const urgencies: { value: Level; label: string }[] = [
  { value: 'high', label: 'I cannot work until it is solved' },
  { value: 'medium', label: 'It gets in my way' },
  { value: 'low', label: 'It can wait' },
];

type Props = { title: string; onTitle: (title: string) => void; onAnswered: () => void };

/** Three fields, and beside them what may answer it before it is sent. */
export function Report({ title, onTitle, onAnswered }: Props) {
  const [description, setDescription] = useState('');
  const [urgency, setUrgency] = useState<Level>('medium');
  const { run, busy, refusal } = useCommand<Incident>();
  const navigate = useNavigate();
  const send = async () => {
    const said = { title: title.trim(), urgency, ...(description.trim() && { description }) };
    try {
      const { id } = await run({ path: '/incidents', body: said, done: 'We have got it.' });
      await navigate(`/incidents/${id}`);
    } catch {
      // What is wrong is shown at the fields and in a message.
    }
  };
  return (
    <div className="report">
      <Panel title="Tell us what is wrong">
        <form
          className="fields"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (title.trim() && !busy) void send();
          }}
        >
          <TextField
            label="What is it about?"
            placeholder="The printer on the third floor does not print"
            value={title}
            onChange={onTitle}
            error={refusal?.fields.title}
          />
          <TextField
            label="What happens?"
            description="What you did, what you saw, since when."
            rows={4}
            value={description}
            onChange={setDescription}
            error={refusal?.fields.description}
          />
          <Pick
            label="How urgent is it?"
            options={urgencies}
            value={urgency}
            onChange={(value) => setUrgency(value as Level)}
            error={refusal?.fields.urgency}
          />
          <div>
            <Button
              formAction="submit"
              variant="primary"
              disabled={!title.trim()}
              loading={busy}
              loadingText="Sending"
            >
              Send it
            </Button>
          </div>
        </form>
      </Panel>
      <Suggestions
        text={`${title}\n${description}`}
        title="Does one of these answer it?"
        where="form"
        onAnswered={() => {
          setDescription('');
          onAnswered();
        }}
      />
    </div>
  );
}
