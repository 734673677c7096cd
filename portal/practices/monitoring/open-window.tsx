import { useState } from 'react';
import type { Condition } from '../../../functions/record/condition.ts';
import { Ask } from '../../components/ask.tsx';
import { ConditionEditor } from '../../components/condition-editor.tsx';
import { DateTime } from '../../components/date-time.tsx';
import { Pick } from '../../components/pick.tsx';
import { ServicesPick } from '../../components/record-picks.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { alertFields } from './words.ts';

const lengths = [
  { value: '60', label: '1 hour' },
  { value: '120', label: '2 hours' },
  { value: '240', label: '4 hours' },
  { value: '480', label: '8 hours' },
  { value: '1440', label: '24 hours, the longest' },
];

/** Asks for a maintenance window: what it is for, from when, for how long. */
export function OpenWindowDialog({ close }: { close: () => void }) {
  const [title, setTitle] = useState('');
  const [services, setServices] = useState<string[]>([]);
  const [condition, setCondition] = useState<Condition>();
  const [from, setFrom] = useState('');
  const [minutes, setMinutes] = useState('60');
  const { run, busy, refusal } = useCommand();
  const open = () => {
    const scope = { ...(services.length && { services }), ...(condition && { condition }) };
    const body = { title, ...scope, ...(from && { from }), minutes: Number(minutes) };
    void run({ path: '/maintenance-windows', body, done: `${title}: nobody is paged for it.` })
      .then(close)
      .catch(() => undefined);
  };
  return (
    <Ask
      title="Maintenance window"
      go={from ? 'Plan it' : 'Start it now'}
      onGo={open}
      onClose={close}
      busy={busy}
      ready={title.trim() !== '' && (services.length > 0 || condition !== undefined)}
    >
      <TextField
        label="What is done"
        value={title}
        onChange={setTitle}
        focus
        placeholder="New database engine"
        error={refusal?.fields.title}
      />
      <ServicesPick label="Services" values={services} onChange={setServices} />
      <ConditionEditor
        label="Only alerts"
        description="Narrows the services down, or stands alone."
        value={condition}
        onChange={setCondition}
        fields={alertFields([])}
      />
      <DateTime
        label="From"
        description="Now, when it is left empty."
        value={from}
        onChange={setFrom}
        error={refusal?.fields.from}
      />
      <Pick label="For" value={minutes} options={lengths} onChange={setMinutes} error={refusal?.fields.to} />
    </Ask>
  );
}
