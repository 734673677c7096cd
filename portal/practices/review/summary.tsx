import { PersonPick } from '../../components/record-picks.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useDraft } from '../../live/use-draft.ts';
import { SavePart } from './save-part.tsx';
import type { SeenReview } from './seen.ts';

/** What somebody reads who reads nothing else. */
export function SummaryForm({ review }: { review: SeenReview }) {
  const { draft, set, changed, dirty } = useDraft({
    summary: review.summary ?? '',
    owner: review.owner ?? '',
  });
  const body = Object.fromEntries(
    Object.entries(changed).map(([name, value]) => [name, value.trim() || null]),
  );
  return (
    <SavePart review={review} title="Summary" body={body} dirty={dirty}>
      <TextField
        label="What happened, whom it hurt, what ended it"
        rows={8}
        value={draft.summary}
        onChange={(summary) => set({ summary })}
      />
      <PersonPick
        label="Who sees that the review is finished"
        workers
        none="Nobody"
        value={draft.owner}
        onChange={(owner) => set({ owner })}
      />
    </SavePart>
  );
}
