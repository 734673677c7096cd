import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { DateTime } from '../../components/date-time.tsx';
import { Pick } from '../../components/pick.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { ServicesPick } from '../../components/record-picks.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useDraft } from '../../live/use-draft.ts';
import { ItemsField } from '../change/items-field.tsx';
import { OfferingsPick } from './offerings-pick.tsx';
import type { Outage } from './types.ts';
import { typeOptions } from './words.ts';

const placed = ['title', 'type', 'services', 'offerings', 'cis', 'begin', 'end', 'note'];

/** Somebody saw that something was not there, or plans that it will not be. */
export function NewOutage() {
  const [search] = useSearchParams();
  const incident = search.get('incident');
  const service = search.get('service');
  const { run, busy, refusal } = useCommand<Outage>();
  const navigate = useNavigate();
  const [start] = useState(() => ({
    title: search.get('title') ?? '',
    type: 'outage',
    services: service ? [service] : [],
    offerings: [] as string[],
    cis: '',
    begin: search.get('begin') ?? '',
    end: '',
    note: '',
  }));
  const { draft, set, wrong } = useDraft(start, refusal);
  const { title, type, services, offerings, begin, end, note } = draft;
  const cis = draft.cis.split(/[\s,]+/).filter(Boolean);
  const save = () => {
    const body = {
      ...{ title: title.trim(), type, services, offerings, cis },
      ...(begin && { begin }),
      ...(end && { end }),
      ...(note.trim() && { note: note.trim() }),
      ...(incident && { incident }),
    };
    void run({ path: '/outages', body, done: 'It is recorded.', touches: ['/service-availability'] })
      .then(({ id }) => navigate(`/outages/${id}`))
      .catch(() => undefined);
  };
  return (
    <RecordForm
      title="Record an outage"
      about={
        incident
          ? `For ${incident}.`
          : 'Alarms record outages by themselves; this is for what none of them saw, and for what is planned.'
      }
      trail={{ label: 'Outages', href: '/outages' }}
      go="Record it"
      onGo={save}
      busy={busy}
      ready={title.trim() !== '' && services.length + offerings.length + cis.length > 0}
      refusal={refusal}
      placed={placed}
    >
      <Section title="What it is">
        <TextField
          label="Title"
          value={title}
          onChange={(to) => set({ title: to })}
          error={wrong('title')}
          focus
        />
        <Pick
          label="Type"
          description="Only an outage counts as downtime."
          options={typeOptions}
          value={type}
          onChange={(to) => set({ type: to })}
          error={wrong('type')}
        />
        <ServicesPick
          label="Services"
          values={services}
          onChange={(to) => set({ services: to })}
          error={wrong('services')}
        />
        <OfferingsPick
          values={offerings}
          onChange={(to) => set({ offerings: to })}
          error={wrong('offerings')}
        />
        <ItemsField value={draft.cis} onChange={(to) => set({ cis: to })} error={wrong('cis')} />
      </Section>
      <Section title="When it was">
        <DateTime
          label="Began"
          description="Empty: now."
          value={begin}
          onChange={(to) => set({ begin: to })}
          error={wrong('begin')}
        />
        <DateTime
          label={type === 'planned' ? 'Ends' : 'Ended'}
          description={type === 'planned' ? 'What is planned has an end.' : 'Empty: it goes on.'}
          value={end}
          onChange={(to) => set({ end: to })}
          error={wrong('end')}
        />
        <TextField
          label="How does one know?"
          rows={2}
          value={note}
          onChange={(to) => set({ note: to })}
          error={wrong('note')}
        />
      </Section>
    </RecordForm>
  );
}
