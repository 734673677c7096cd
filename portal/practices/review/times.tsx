import Button from '@cloudscape-design/components/button';
import { inWords } from '../../../functions/incident/review-document.ts';
import { type MomentName, momentNames } from '../../../functions/incident/review-moment.ts';
import { When } from '../../components/age.tsx';
import { DateTime } from '../../components/date-time.tsx';
import { Panel } from '../../components/panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useDraft } from '../../live/use-draft.ts';
import { capital } from '../../words.ts';
import { SavePart } from './save-part.tsx';
import type { SeenReview } from './seen.ts';

const names: Partial<Record<MomentName, string>> = {
  paged: 'First page',
  mitigated: 'Harm ended',
  declared: 'Declared a major incident',
};
const called = (name: MomentName) => names[name] ?? capital(name);
const spans = {
  detect: 'To detect',
  acknowledge: 'To acknowledge',
  mitigate: 'To mitigate',
  resolve: 'To resolve',
};

function Line({ review }: { review: SeenReview }) {
  const { moments, timeline } = review;
  const key = momentNames.flatMap((name) => {
    const at = moments[name];
    return at ? [{ at, text: called(name), key: true }] : [];
  });
  const entries = [...key, ...timeline.map((entry) => ({ ...entry, key: false }))];
  return (
    <ol className="review-line">
      {entries
        .toSorted((a, b) => (a.at < b.at ? -1 : 1))
        .map(({ at, text, key: isKey }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two things may be said of the same moment
          <li key={place}>
            <When at={at} />
            {isKey ? <strong>{text}</strong> : text}
          </li>
        ))}
    </ol>
  );
}

/** The key moments and how long it took between them, the timeline drawn, and both to be corrected. */
export function TimesPanel({ review }: { review: SeenReview }) {
  const moments = useDraft<Record<string, string>>(
    Object.fromEntries(momentNames.map((name) => [name, review.moments[name] ?? ''])),
  );
  const entries = useDraft({ timeline: review.timeline });
  const { timeline } = entries.draft;
  const change = (at: number, part: Partial<(typeof timeline)[number]>) =>
    entries.set({ timeline: timeline.map((entry, place) => (place === at ? { ...entry, ...part } : entry)) });
  const corrected = Object.fromEntries(
    Object.entries(moments.changed).map(([name, value]) => [name, value || null]),
  );
  const written = timeline.filter(({ at, text }) => at && text.trim());
  return (
    <>
      <Panel title="How long it took">
        <dl className="durations">
          {Object.entries(spans).map(([name, label]) => {
            const seconds = review.durations[name as keyof typeof spans];
            return (
              <div key={name}>
                <dt>{label}</dt>
                <dd>{seconds === undefined ? 'Not known' : inWords(seconds)}</dd>
              </div>
            );
          })}
        </dl>
      </Panel>
      <Panel title="Timeline">
        <Line review={review} />
      </Panel>
      <SavePart review={review} title="Key moments" body={{ moments: corrected }} dirty={moments.dirty}>
        {momentNames.map((name) => (
          <DateTime
            key={name}
            label={called(name)}
            value={moments.draft[name] ?? ''}
            onChange={(at) => moments.set({ [name]: at })}
          />
        ))}
      </SavePart>
      <SavePart review={review} title="What happened when" body={{ timeline: written }} dirty={entries.dirty}>
        <ul className="editable">
          {timeline.map((entry, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an entry has no other name while it is written
            <li key={at}>
              <DateTime label="When" value={entry.at} onChange={(next) => change(at, { at: next })} />
              <TextField label="What" value={entry.text} onChange={(text) => change(at, { text })} />
              <Button
                variant="inline-link"
                onClick={() => entries.set({ timeline: timeline.filter((_, place) => place !== at) })}
              >
                Remove this entry
              </Button>
            </li>
          ))}
        </ul>
        <Button
          iconName="add-plus"
          onClick={() =>
            entries.set({ timeline: [...timeline, { at: timeline.at(-1)?.at ?? review.openedAt, text: '' }] })
          }
        >
          Add an entry
        </Button>
      </SavePart>
    </>
  );
}
