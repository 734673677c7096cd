import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import { useState } from 'react';
import type { ReviewAction } from '../../../functions/incident/review-action.ts';
import { Ask } from '../../components/ask.tsx';
import { Panel } from '../../components/panel.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { PersonPick } from '../../components/record-picks.tsx';
import { StateBadge } from '../../components/state.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { usePeople } from '../../live/use-names.ts';
import type { SeenReview } from './seen.ts';

type Seen = ReviewAction & { overdue: boolean; steps?: string[] };
type DialogProps = { review: SeenReview; action?: Seen; onClose: () => void };

function ActionDialog({ review, action, onClose }: DialogProps) {
  const [draft, setDraft] = useState({
    title: action?.title ?? '',
    owner: action?.owner ?? '',
    due: action?.due ?? '',
  });
  const { run, busy, refusal } = useCommand();
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const go = async () => {
    const { title, owner, due } = draft;
    const touches = ['/reviews', '/review-actions'];
    try {
      if (action)
        await run({
          path: `/review-actions/${action.id}`,
          method: 'PATCH',
          version: action.version,
          body: { title, owner: owner || null, due: due || null },
          done: 'Saved.',
          touches,
        });
      else
        await run({
          path: `/reviews/${review.id}/actions`,
          body: { title, ...(owner && { owner }), ...(due && { due }) },
          done: 'The action is added.',
          touches,
        });
      onClose();
    } catch {
      // What is wrong is shown at the fields and in a message.
    }
  };
  return (
    <Ask
      title={action ? `Change ${action.id}` : 'New action'}
      go={action ? 'Save' : 'Add'}
      onGo={() => void go()}
      onClose={onClose}
      busy={busy}
      ready={draft.title.trim() !== ''}
    >
      <TextField
        label="What is to be done?"
        value={draft.title}
        onChange={(title) => set({ title })}
        error={refusal?.fields.title}
        focus
      />
      <PersonPick
        label="Who does it?"
        workers
        none="Nobody yet"
        value={draft.owner}
        onChange={(owner) => set({ owner })}
        error={refusal?.fields.owner}
      />
      <FormField label="Until when?" errorText={refusal?.fields.due} controlId="action-due">
        <input
          id="action-due"
          className="moment"
          type="date"
          value={draft.due}
          onChange={({ target }) => set({ due: target.value })}
        />
      </FormField>
    </Ask>
  );
}

const done: Record<string, string> = { complete: 'Done.', drop: 'Dropped.', reopen: 'Open again.' };
const words: Record<string, string> = { complete: 'Done', drop: 'Drop', reopen: 'Reopen' };

/** What is to be done, by whom, until when. */
export function ActionsPanel({ review, actions }: { review: SeenReview; actions: readonly Seen[] }) {
  const [asked, setAsked] = useState<Seen | 'new'>();
  const { give, busy } = useCommand();
  const may = useMay();
  const person = usePeople();
  return (
    <Panel
      title="Actions"
      actions={
        may('review-action', 'create') && (
          <Button iconName="add-plus" onClick={() => setAsked('new')}>
            Add an action
          </Button>
        )
      }
    >
      <ul className="editable">
        {actions.map((action) => (
          <li key={action.id}>
            <div>
              <span className="id">{action.id}</span> <strong>{action.title}</strong>
            </div>
            <div>
              <StateBadge state={action.state} />{' '}
              {action.owner ? person(action.owner) : <span className="nobody">Nobody does it</span>}
              {action.due && (
                <span className={action.overdue ? 'nobody' : 'soft'}>
                  , {action.overdue ? 'overdue since' : 'until'} {action.due}
                </span>
              )}
            </div>
            <div>
              {(action.steps ?? [])
                .filter((step) => may('review-action', step))
                .map((step) => (
                  <Button
                    key={step}
                    variant="inline-link"
                    disabled={busy}
                    ariaLabel={`${words[step]}: ${action.id}`}
                    onClick={() =>
                      give({
                        path: `/review-actions/${action.id}/${step}`,
                        body: {},
                        done: done[step] ?? '',
                        touches: ['/reviews'],
                      })
                    }
                  >
                    {words[step]}
                  </Button>
                ))}{' '}
              {may('review-action', 'change') && (
                <Button
                  variant="inline-link"
                  ariaLabel={`Change ${action.id}`}
                  onClick={() => setAsked(action)}
                >
                  Change
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {!actions.length && <Nothing title="No action yet" />}
      {asked && (
        <ActionDialog
          review={review}
          {...(asked !== 'new' && { action: asked })}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Panel>
  );
}
