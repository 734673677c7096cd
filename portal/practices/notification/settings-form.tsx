import Button from '@cloudscape-design/components/button';
import {
  type Handling,
  handlingOf,
  type NotificationSettings,
} from '../../../functions/notification/settings.ts';
import { Flag } from '../../components/flag.tsx';
import { Pick } from '../../components/pick.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useDraft } from '../../live/use-draft.ts';
import type { Reached } from './contacts.tsx';
import { QuietHours } from './quiet.tsx';
import { RuleSet } from './rule-set.tsx';
import { noticeOptions, topics } from './words.ts';

const handlings = [
  { value: 'now', label: 'At once' },
  { value: 'digest', label: 'In the digest' },
  { value: 'off', label: 'Not at all' },
];
const digests = [
  { value: 'hour', label: 'Every hour' },
  { value: 'day', label: 'Once a day' },
];

type Props = { settings: NotificationSettings; me: Reached };

/** How I am told, as one form: what was changed is saved, and nothing else. */
export function SettingsForm({ settings, me }: Props) {
  const { run, busy, refusal } = useCommand<NotificationSettings>();
  const { high, low, quietHours = null, digest, topics: chosen, ownDeeds, noticesTo = null } = settings;
  const before = { high, low, quietHours, digest, topics: chosen, ownDeeds, noticesTo };
  const { draft, set, changed, dirty, wrong } = useDraft(before, refusal);
  const contacts = me.contacts ?? [];
  const save = () =>
    run({
      path: `/notification-settings/${settings.person}`,
      method: 'PATCH',
      version: settings.version,
      body: changed,
      done: 'Saved.',
    }).catch(() => undefined);
  return (
    <form
      className="panel record-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (dirty && !busy) void save();
      }}
    >
      <RuleSet
        title="Pages of high urgency"
        about="Of priority 1 and 2. Step by step until somebody answers. Quiet hours do not hold them back."
        steps={draft.high}
        contacts={contacts}
        onChange={(steps) => set({ high: steps })}
        error={wrong('high')}
      />
      <RuleSet
        title="Pages of low urgency"
        about="Of priority 3 to 5. Step by step, and after quiet hours."
        steps={draft.low}
        contacts={contacts}
        onChange={(steps) => set({ low: steps })}
        error={wrong('low')}
      />
      <QuietHours
        value={draft.quietHours ?? undefined}
        onChange={(value) => set({ quietHours: value ?? null })}
        error={wrong('quietHours')}
      />
      <Section title="Notices" about="Whatever is no page: comments, updates, reminders.">
        <Pick
          label="By"
          value={draft.noticesTo ?? ''}
          options={noticeOptions(contacts)}
          onChange={(value) => set({ noticesTo: value || null })}
          error={wrong('noticesTo')}
        />
        <div className="pick-grid">
          {topics.map(({ id, label }) => (
            <Pick
              key={id}
              label={label}
              value={handlingOf(draft, id)}
              options={handlings}
              onChange={(value) => set({ topics: { ...draft.topics, [id]: value as Handling } })}
            />
          ))}
        </div>
        <Flag
          label="Tell me of what I did myself, too"
          checked={draft.ownDeeds}
          onChange={(value) => set({ ownDeeds: value })}
        />
      </Section>
      <Section title="Digest" about="What is collected comes in one mail.">
        <Pick
          label="How often"
          value={draft.digest.every}
          options={digests}
          onChange={(every) => set({ digest: { ...draft.digest, every: every as 'hour' | 'day' } })}
        />
        {draft.digest.every === 'day' && (
          <TextField
            label="At"
            value={draft.digest.at}
            onChange={(at) => set({ digest: { ...draft.digest, at } })}
            error={wrong('digest')}
          />
        )}
      </Section>
      <footer>
        <Button formAction="submit" variant="primary" loading={busy} loadingText="Saving" disabled={!dirty}>
          Save
        </Button>
      </footer>
    </form>
  );
}
