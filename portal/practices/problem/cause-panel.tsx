import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { isOver } from '../../../functions/problem/lifecycle.ts';
import { Panel } from '../../components/panel.tsx';
import { useMay } from '../../desk.ts';
import { RecordId } from '../../record/record-id.tsx';
import { CauseDialog } from './cause-dialog.tsx';
import type { Problem } from './types.ts';

type Finding = NonNullable<Problem['rootCause']>['whys'][number];

/** What shows that it is so: another record, or a page elsewhere. */
function Evidence({ finding: { evidence, ci } }: { finding: Finding }) {
  const link = evidence?.includes('://');
  return (
    <>
      {evidence && (
        <span className="soft">
          {' · '}
          {link ? (
            <a href={evidence} target="_blank" rel="noreferrer">
              evidence
            </a>
          ) : (
            <RecordId id={evidence} />
          )}
        </span>
      )}
      {ci && (
        <span className="soft">
          {' · '}
          <RecordId id={ci} />
        </span>
      )}
    </>
  );
}

/** Why it happened: a chain of whys, and what made it worse. */
export function CausePanel({ problem }: { problem: Problem }) {
  const [writing, setWriting] = useState(false);
  const able = useMay()('problem', 'find-cause') && !isOver(problem);
  const { summary, whys = [], factors = [] } = problem.rootCause ?? {};
  const known = summary !== undefined || whys.length > 0 || factors.length > 0;
  if (!known && !able) return null;
  return (
    <Panel
      title="Root cause"
      {...(able && {
        actions: (
          <Button iconName="edit" onClick={() => setWriting(true)}>
            {known ? 'Change' : 'Write it down'}
          </Button>
        ),
      })}
    >
      {!known && <p className="soft">Nothing is known of its cause yet.</p>}
      {summary && <p className="prose">{summary}</p>}
      {whys.length > 0 && (
        <ol className="tasks" aria-label="Whys">
          {whys.map((why, n) => (
            <li key={why.text}>
              <span>
                <span className="soft">{n ? 'Because, why: ' : 'Why: '}</span>
                {why.text}
                <Evidence finding={why} />
              </span>
            </li>
          ))}
        </ol>
      )}
      {factors.length > 0 && (
        <>
          <h3>What made it worse</h3>
          <ul className="tasks">
            {factors.map((factor) => (
              <li key={factor.text}>
                <span>
                  {factor.text}
                  <Evidence finding={factor} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {writing && <CauseDialog problem={problem} onClose={() => setWriting(false)} />}
    </Panel>
  );
}
