import { questionSets, questions } from '../../../functions/incident/review-question.ts';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useDraft } from '../../live/use-draft.ts';
import { capital } from '../../words.ts';
import { SavePart } from './save-part.tsx';
import type { SeenReview } from './seen.ts';

/** The questions of a review, set by set. */
export function QuestionsForm({ review }: { review: SeenReview }) {
  const before: Record<string, string> = Object.fromEntries(
    questions.map(({ id }) => [id, review.answers[id] ?? '']),
  );
  const { draft, set, changed, dirty } = useDraft(before);
  const answers = Object.fromEntries(
    Object.entries(changed).map(([name, value]) => [name, value?.trim() || null]),
  );
  return (
    <SavePart review={review} title="Questions" body={{ answers }} dirty={dirty}>
      {questionSets.map((one) => (
        <Section key={one} title={capital(one)}>
          {questions
            .filter((question) => question.set === one)
            .map(({ id, text, needed }) => (
              <TextField
                key={id}
                label={text}
                {...(!needed && { description: 'Optional' })}
                rows={3}
                value={draft[id] ?? ''}
                onChange={(answer) => set({ [id]: answer })}
              />
            ))}
        </Section>
      ))}
    </SavePart>
  );
}
