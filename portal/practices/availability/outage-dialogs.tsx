import { useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { DateTime } from '../../components/date-time.tsx';
import { Flag } from '../../components/flag.tsx';
import { Pick } from '../../components/pick.tsx';
import { ServicesPick } from '../../components/record-picks.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAsked } from '../../live/use-asked.ts';
import { useDraft } from '../../live/use-draft.ts';
import { ItemsField } from '../change/items-field.tsx';
import { OfferingsPick } from './offerings-pick.tsx';
import type { Outage } from './types.ts';
import { typeOptions } from './words.ts';

export type OutageDialogName = 'end' | 'correct' | 'post-update' | 'cancel';
type Props = { outage: Outage; onClose: () => void };

const touches = ['/service-availability', '/status-pages'];
const listed = (text: string) => text.split(/[\s,]+/).filter(Boolean);

function EndDialog({ outage, onClose }: Props) {
  const [end, setEnd] = useState('');
  const [note, setNote] = useState('');
  const { send, busy, refusal } = useAsked(onClose);
  const body = { ...(end && { end }), ...(note.trim() && { note: note.trim() }) };
  const go = () => send({ path: `/outages/${outage.id}/end`, body, done: `${outage.id} is over.`, touches });
  return (
    <Ask title={`End ${outage.id}`} go="It is over" onGo={go} onClose={onClose} busy={busy}>
      <DateTime
        label="Since when?"
        description="Empty: now."
        value={end}
        onChange={setEnd}
        error={refusal?.fields.end}
      />
      <TextField
        label="How does one know?"
        rows={2}
        value={note}
        onChange={setNote}
        error={refusal?.fields.note}
      />
    </Ask>
  );
}

/** What is put right goes into the journal with what was before, and needs a reason. */
function CorrectDialog({ outage, onClose }: Props) {
  const { send, busy, refusal } = useAsked(onClose);
  const [reason, setReason] = useState('');
  const { draft, set, changed, dirty, wrong } = useDraft(
    {
      title: outage.title,
      type: outage.type as string,
      begin: outage.begin,
      end: outage.end ?? '',
      services: [...outage.services],
      offerings: [...outage.offerings],
      cis: outage.cis.join(', '),
    },
    refusal,
  );
  const body = {
    ...changed,
    ...('end' in changed && { end: draft.end || null }),
    ...('cis' in changed && { cis: listed(draft.cis) }),
    reason: reason.trim(),
  };
  const path = `/outages/${outage.id}/correct`;
  const go = () => send({ path, body, done: `${outage.id} is corrected.`, touches });
  return (
    <Ask
      title={`Correct ${outage.id}`}
      go="Correct"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={dirty && reason.trim() !== ''}
    >
      <TextField
        label="Title"
        value={draft.title}
        onChange={(title) => set({ title })}
        error={wrong('title')}
      />
      <Pick
        label="Type"
        options={typeOptions}
        value={draft.type}
        onChange={(type) => set({ type })}
        error={wrong('type')}
      />
      <DateTime
        label="Began"
        value={draft.begin}
        onChange={(begin) => set({ begin })}
        error={wrong('begin')}
      />
      <DateTime
        label="Ended"
        description="Empty: it goes on."
        value={draft.end}
        onChange={(end) => set({ end })}
        error={wrong('end')}
      />
      <ServicesPick
        label="Services"
        values={draft.services}
        onChange={(services) => set({ services })}
        error={wrong('services')}
      />
      <OfferingsPick
        values={draft.offerings}
        onChange={(offerings) => set({ offerings })}
        error={wrong('offerings')}
      />
      <ItemsField value={draft.cis} onChange={(cis) => set({ cis })} error={wrong('cis')} />
      <TextField
        label="Why?"
        description="It stands in the journal, beside what was there before."
        rows={2}
        value={reason}
        onChange={setReason}
        error={refusal?.fields.reason}
      />
    </Ask>
  );
}

const words = {
  'post-update': {
    title: 'Tell the public about',
    label: 'How does it stand?',
    description: 'Everybody who reads a status page sees these words, and its subscribers get them by mail.',
    go: 'Publish',
    field: 'text',
    path: 'updates',
    done: 'It is published.',
  },
  cancel: {
    title: 'Take back',
    label: 'Why was it no outage?',
    description: 'It counts nowhere any more; its journal stays.',
    go: 'It never was',
    field: 'reason',
    path: 'cancel',
    done: 'It counts no more.',
  },
} as const;

function WordsDialog({ outage, onClose, name }: Props & { name: keyof typeof words }) {
  const [text, setText] = useState('');
  const [sure, setSure] = useState(false);
  const { send, busy, refusal } = useAsked(onClose);
  const { title, label, description, go, field, path, done } = words[name];
  const isPublic = name === 'post-update';
  const give = () =>
    send({ path: `/outages/${outage.id}/${path}`, body: { [field]: text.trim() }, done, touches });
  return (
    <Ask
      title={`${title} ${outage.id}`}
      go={go}
      onGo={give}
      onClose={onClose}
      busy={busy}
      ready={text.trim() !== '' && (sure || !isPublic)}
    >
      <TextField
        label={label}
        description={description}
        rows={4}
        value={text}
        onChange={setText}
        error={refusal?.fields[field]}
        focus
      />
      {isPublic && <Flag label="Anybody may read this" checked={sure} onChange={setSure} />}
    </Ask>
  );
}

/** The dialog of a command on an outage. */
export function OutageDialog({ name, ...props }: Props & { name: OutageDialogName }) {
  if (name === 'end') return <EndDialog {...props} />;
  if (name === 'correct') return <CorrectDialog {...props} />;
  return <WordsDialog {...props} name={name} />;
}
