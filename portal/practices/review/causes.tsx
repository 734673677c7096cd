import Button from '@cloudscape-design/components/button';
import { TextField } from '../../components/text-field.tsx';
import { useDraft } from '../../live/use-draft.ts';
import { SavePart } from './save-part.tsx';
import type { SeenReview } from './seen.ts';

type Factor = SeenReview['factors'][number];
type Whys = SeenReview['whys'][number];
const put = <T,>(list: readonly T[], at: number, ...items: T[]) => list.toSpliced(at, 1, ...items);
const kept = (text: string | undefined) => (text?.trim() ? text.trim() : undefined);

/** What contributed, each with what proves it and the item that it is about. */
export function FactorsForm({ review }: { review: SeenReview }) {
  const { draft, set, dirty } = useDraft({ factors: review.factors });
  const change = (at: number, part: Partial<Factor>) =>
    set({ factors: put(draft.factors, at, { ...(draft.factors[at] as Factor), ...part }) });
  const factors = draft.factors
    .filter(({ text }) => text.trim())
    .map(({ text, ci, evidence }) => ({ text: text.trim(), ci: kept(ci), evidence: kept(evidence) }));
  return (
    <SavePart review={review} title="Contributing factors" body={{ factors }} dirty={dirty}>
      <ul className="editable">
        {draft.factors.map((factor, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a factor has no other name while it is written
          <li key={at}>
            <TextField
              label="What contributed"
              rows={2}
              value={factor.text}
              onChange={(text) => change(at, { text })}
            />
            <TextField
              label="Configuration item"
              value={factor.ci ?? ''}
              onChange={(ci) => change(at, { ci })}
            />
            <TextField
              label="Link to the evidence"
              type="url"
              value={factor.evidence ?? ''}
              onChange={(evidence) => change(at, { evidence })}
            />
            <Button variant="inline-link" onClick={() => set({ factors: put(draft.factors, at) })}>
              Remove this factor
            </Button>
          </li>
        ))}
      </ul>
      <Button iconName="add-plus" onClick={() => set({ factors: [...draft.factors, { text: '' }] })}>
        Add a factor
      </Button>
    </SavePart>
  );
}

/** Chains of whys: each answer is what the next why asks about. */
export function WhysForm({ review }: { review: SeenReview }) {
  const { draft, set, dirty } = useDraft({ whys: review.whys });
  const change = (at: number, part: Partial<Whys>) =>
    set({ whys: put(draft.whys, at, { ...(draft.whys[at] as Whys), ...part }) });
  const whys = draft.whys
    .filter(({ problem }) => problem.trim())
    .map(({ problem, because }) => ({
      problem: problem.trim(),
      because: because
        .filter(({ text }) => text.trim())
        .map(({ text, evidence }) => ({ text: text.trim(), evidence: kept(evidence) })),
    }));
  return (
    <SavePart review={review} title="Five whys" body={{ whys }} dirty={dirty}>
      <ul className="editable">
        {draft.whys.map(({ problem, because }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a chain has no other name while it is written
          <li key={at}>
            <TextField
              label="What went wrong"
              value={problem}
              onChange={(next) => change(at, { problem: next })}
            />
            <ol className="whys">
              {because.map(({ text, evidence }, depth) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the place in the chain is what a why is
                <li key={depth}>
                  <TextField
                    label={`Why? (${depth + 1})`}
                    value={text}
                    onChange={(next) =>
                      change(at, {
                        because: put(because, depth, { text: next, ...(evidence && { evidence }) }),
                      })
                    }
                  />
                </li>
              ))}
            </ol>
            <div className="actions">
              <Button
                iconName="add-plus"
                disabled={because.length >= 10}
                onClick={() => change(at, { because: [...because, { text: '' }] })}
              >
                Ask why once more
              </Button>{' '}
              <Button variant="link" onClick={() => set({ whys: put(draft.whys, at) })}>
                Remove this chain
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Button
        iconName="add-plus"
        onClick={() => set({ whys: [...draft.whys, { problem: '', because: [{ text: '' }] }] })}
      >
        Add a chain
      </Button>
    </SavePart>
  );
}
