import Alert from '@cloudscape-design/components/alert';
import { useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAsked } from '../../live/use-asked.ts';
import { CustomInputs, useCustomFields, type Values } from '../administration/custom-inputs.tsx';
import type { DialogProps } from './asked.ts';

/** What solved it. While an alert of it fires, that is not believed without a reason. */
export function ResolveDialog({ incident, onClose }: DialogProps) {
  const { id, alerts = {}, children } = incident;
  const [resolution, setResolution] = useState('');
  const [reason, setReason] = useState('');
  const [fields, setFields] = useState<Values>({});
  const needed = useCustomFields().filter(
    ({ name, required }) =>
      (required === 'open' || required === 'resolve') && incident.fields?.[name] === undefined,
  );
  const { send, busy, refusal } = useAsked(onClose);
  const firing = Object.entries(alerts).filter(([, { clearedAt }]) => !clearedAt);
  const guarded = firing.length > 0 || refusal?.fields.reason !== undefined;
  const despite = reason.trim() ? { despiteFiring: true, reason: reason.trim() } : {};
  const go = () =>
    send({
      path: `/incidents/${id}/resolve`,
      body: {
        resolution: resolution.trim(),
        ...despite,
        ...(Object.keys(fields).length > 0 && { fields }),
      },
      done: `${id} is resolved.`,
      touches: ['/escalations'],
    });
  return (
    <Ask
      title={`Resolve ${id}`}
      go="Resolve"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={resolution.trim() !== '' && (!guarded || reason.trim() !== '')}
    >
      <TextField
        label="What solved it?"
        {...(children && { description: `Its ${children} children are resolved with these words.` })}
        rows={4}
        value={resolution}
        onChange={setResolution}
        error={refusal?.fields.resolution}
        focus
      />
      <CustomInputs
        fields={needed}
        values={fields}
        onChange={setFields}
        facts={incident}
        wrong={(name) => refusal?.fields[`fields/${name}`]}
      />
      {guarded && (
        <>
          <Alert type="warning" header="It may not be over" statusIconAriaLabel="Warning">
            {firing.map(([alert]) => alert).join(', ')} still {firing.length === 1 ? 'fires' : 'fire'}. When
            the alarm ends, it says so by itself.
          </Alert>
          <TextField
            label="Why resolve it all the same?"
            value={reason}
            onChange={setReason}
            error={refusal?.fields.reason}
          />
        </>
      )}
    </Ask>
  );
}
