import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Flag } from '../../components/flag.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useDraft } from '../../live/use-draft.ts';
import { useLive } from '../../live/use-live.ts';
import { StatusComponents } from './status-components.tsx';
import type { StatusPage } from './types.ts';

const list = '/status-pages';
const placed = ['name', 'about', 'components', 'timeZone', 'tellAfter', 'id'];

/** Takes a page away, or brings it back. */
function Put({ before }: { before: StatusPage }) {
  const { give, busy } = useCommand();
  const step = before.state === 'active' ? 'retire' : 'restore';
  const done = step === 'retire' ? 'Nobody sees the page any more.' : 'The page is there again.';
  return (
    <Button
      formAction="none"
      disabled={busy}
      onClick={() => give({ path: `${list}/${before.id}/${step}`, body: {}, done })}
    >
      {step === 'retire' ? 'Take the page away' : 'Bring the page back'}
    </Button>
  );
}

function StatusPageForm({ before }: { before?: StatusPage }) {
  const { run, busy, refusal } = useCommand<StatusPage>();
  const navigate = useNavigate();
  const [start] = useState(() => ({
    name: before?.name ?? '',
    about: before?.about ?? '',
    public: before?.public ?? false,
    components: before?.components ?? [],
    stakeholderUpdates: before?.stakeholderUpdates ?? false,
    subscriptions: before?.subscriptions ?? false,
    tellAfter: (before?.tellAfter ?? 5) as number | undefined,
    timeZone: before?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  }));
  const { draft, set, changed, dirty, wrong } = useDraft(start, refusal);
  const { about, ...rest } = draft;
  const whole =
    draft.name.trim() !== '' &&
    draft.components.length > 0 &&
    draft.components.every(({ name, service }) => name.trim() && service);
  const save = async () => {
    const saving = before
      ? {
          path: `${list}/${before.id}`,
          method: 'PATCH' as const,
          version: before.version,
          body: { ...changed, ...('about' in changed && { about: about.trim() || null }) },
        }
      : { path: list, body: { ...rest, ...(about.trim() && { about: about.trim() }) } };
    try {
      const { id } = await run({ ...saving, done: 'The page is saved.' });
      await navigate(`${list}/${id}`);
    } catch {
      // What is wrong is shown at the fields.
    }
  };
  return (
    <RecordForm
      title={before ? `Settings of ${before.name}` : 'New status page'}
      about="It shows the names that you give to components, and words that were written for it; no title of an alarm or an incident."
      trail={
        before ? { label: before.name, href: `${list}/${before.id}` } : { label: 'Status pages', href: list }
      }
      go="Save"
      onGo={() => void save()}
      busy={busy}
      ready={whole && (dirty || !before) && draft.tellAfter !== undefined}
      refusal={refusal}
      placed={placed}
      {...(before && { side: <Put before={before} /> })}
    >
      <Section title="The page">
        <TextField
          label="Name"
          value={draft.name}
          onChange={(name) => set({ name })}
          error={wrong('name') ?? wrong('id')}
          focus={!before}
        />
        <TextField
          label="What it is about"
          rows={2}
          value={about}
          onChange={(to) => set({ about: to })}
          error={wrong('about')}
        />
        <Flag
          label="Everybody may see it, without signing in"
          checked={draft.public}
          onChange={(to) => set({ public: to })}
        />
        <TextField
          label="Time zone"
          description="Whose midnights begin its days."
          value={draft.timeZone}
          onChange={(timeZone) => set({ timeZone })}
          error={wrong('timeZone')}
        />
      </Section>
      <Section title="Components">
        <StatusComponents
          value={draft.components}
          onChange={(components) => set({ components })}
          error={wrong('components')}
        />
      </Section>
      <Section title="What it tells">
        <Flag
          label="It shows what stakeholders of major incidents are told"
          description="They are written for people in the house: switch this on only if everybody may read them."
          checked={draft.stakeholderUpdates}
          onChange={(to) => set({ stakeholderUpdates: to })}
        />
        <Flag
          label="One can be told by mail"
          description="Every address is confirmed before anything is sent to it."
          checked={draft.subscriptions}
          onChange={(to) => set({ subscriptions: to })}
        />
        <NumberField
          label="Tell when it has lasted for"
          unit="minutes"
          value={draft.tellAfter}
          onChange={(tellAfter) => set({ tellAfter })}
          error={wrong('tellAfter')}
        />
      </Section>
    </RecordForm>
  );
}

export const NewStatusPage = () => <StatusPageForm />;

export function EditStatusPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useLive<StatusPage>(`${list}/${encodeURIComponent(id)}`);
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  return <StatusPageForm before={data} key={data.version} />;
}
