import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import type { UpdateStatus } from '../../../functions/incident/major.ts';
import { DateTime } from '../../components/date-time.tsx';
import { Panel } from '../../components/panel.tsx';
import { Pick } from '../../components/pick.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import type { Incident } from '../../model.ts';
import type { MajorIncident } from './major-panel.tsx';
import { Update } from './updates.tsx';

const statuses = [
  { value: 'investigating', label: 'Investigating', description: 'We do not know the cause yet' },
  { value: 'identified', label: 'Identified', description: 'We know the cause and are mending it' },
  { value: 'monitoring', label: 'Monitoring', description: 'It works again, and we are watching it' },
  { value: 'resolved', label: 'Resolved', description: 'It is over' },
];

/** What stakeholders are told: plain words, where it stands, when they hear again; beside it how they will read it. */
export function UpdateEditor({ incident }: { incident: MajorIncident }) {
  const may = useMay();
  const { run, busy, refusal } = useCommand<Incident>();
  const [status, setStatus] = useState<string>(incident.major?.status ?? 'investigating');
  const [text, setText] = useState('');
  const [nextUpdateAt, setNext] = useState('');
  if (!may('incident', 'post-update')) return null;
  const post = async () => {
    const body = { status, text: text.trim(), ...(nextUpdateAt && { nextUpdateAt }) };
    try {
      await run({
        path: `/incidents/${incident.id}/stakeholder-updates`,
        body,
        done: 'Stakeholders are told.',
      });
      setText('');
      setNext('');
    } catch {
      // What is wrong is shown at the fields and in a message.
    }
  };
  return (
    <Panel title="Tell the stakeholders">
      <form
        className="update-editor"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() && !busy) void post();
        }}
      >
        <Pick label="Where it stands" options={statuses} value={status} onChange={setStatus} />
        <TextField
          label="In plain words"
          description="What does not work, for whom, what to do meanwhile."
          rows={4}
          value={text}
          onChange={setText}
          error={refusal?.fields.text}
        />
        <DateTime
          label="Next update"
          description="Left empty, it is promised by the cadence."
          value={nextUpdateAt}
          onChange={setNext}
          error={refusal?.fields.nextUpdateAt}
        />
        {text.trim() && (
          <div className="preview">
            <p className="soft">As they will read it</p>
            <Update
              update={{
                status: status as UpdateStatus,
                text: text.trim(),
                at: new Date().toISOString(),
                version: 0,
                by: '',
              }}
            />
          </div>
        )}
        <Button
          formAction="submit"
          variant="primary"
          loading={busy}
          loadingText="Sending"
          disabled={!text.trim()}
        >
          Send the update
        </Button>
      </form>
    </Panel>
  );
}
