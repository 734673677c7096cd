import Button from '@cloudscape-design/components/button';
import type { ReactNode } from 'react';
import { Panel } from '../../components/panel.tsx';
import { useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import type { SeenReview } from './seen.ts';

type Props = { review: SeenReview; title: string; body: object; dirty: boolean; children: ReactNode };

/** A part of a review that is saved by itself. */
export function SavePart({ review, title, body, dirty, children }: Props) {
  const { give, busy } = useCommand();
  const may = useMay();
  const can = may('review', 'change') && review.state !== 'closed';
  const save = () =>
    give({ path: `/reviews/${review.id}`, method: 'PATCH', version: review.version, body, done: 'Saved.' });
  return (
    <Panel
      title={title}
      actions={
        can && (
          <Button variant="primary" disabled={!dirty} loading={busy} loadingText="Saving" onClick={save}>
            Save
          </Button>
        )
      }
    >
      <div className="part">
        <div className="fields">{children}</div>
      </div>
    </Panel>
  );
}
