import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import type { Major } from '../../../functions/incident/major.ts';
import { Ask } from '../../components/ask.tsx';
import { Panel } from '../../components/panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useMay } from '../../desk.ts';
import { useAsked } from '../../live/use-asked.ts';
import type { Incident } from '../../model.ts';
import { capital } from '../../words.ts';
import type { DialogProps } from './asked.ts';

export type MajorIncident = Incident & {
  major?: Major;
  review?: { id: string; state: 'open' | 'done' };
};

type Step = 'propose' | 'declare' | 'reject' | 'demote';
const words: Record<Step, { title: string; go: string; ask: string; done: string }> = {
  propose: {
    title: 'Propose a major incident',
    go: 'Propose',
    ask: 'Why is it a major incident?',
    done: 'Managers are told.',
  },
  declare: {
    title: 'Declare a major incident',
    go: 'Declare',
    ask: 'What is known so far?',
    done: 'It is a major incident. Give the roles now.',
  },
  reject: {
    title: 'It is no major incident',
    go: 'Reject',
    ask: 'Why not?',
    done: 'It goes on as an incident.',
  },
  demote: {
    title: 'It is no major incident any more',
    go: 'Demote',
    ask: 'Why not?',
    done: 'It goes on as an incident.',
  },
};

function StepDialog({ incident, step, onClose }: DialogProps & { step: Step }) {
  const [reason, setReason] = useState('');
  const { send, busy, refusal } = useAsked(onClose);
  const { title, go, ask, done } = words[step];
  const needed = step === 'reject' || step === 'demote';
  return (
    <Ask
      title={`${incident.id}: ${title.toLowerCase()}`}
      go={go}
      onGo={() =>
        send({
          path: `/incidents/${incident.id}/${step}-major`,
          body: reason.trim() ? { reason: reason.trim() } : {},
          done,
        })
      }
      onClose={onClose}
      busy={busy}
      ready={!needed || reason.trim() !== ''}
    >
      <TextField
        label={ask}
        rows={3}
        value={reason}
        onChange={setReason}
        error={refusal?.fields.reason}
        focus
      />
    </Ask>
  );
}

/** What can be done about an incident's being a major one, as buttons. */
export function MajorCommands({ incident }: { incident: MajorIncident }) {
  const may = useMay();
  const [step, setStep] = useState<Step>();
  const { major, state, parent } = incident;
  const working = state !== 'resolved' && state !== 'closed';
  const now = major?.state;
  const open = now !== 'declared' && !parent;
  const can: Step[] = working
    ? [
        ...(open ? (['declare'] as const) : []),
        ...(open && now !== 'proposed' ? (['propose'] as const) : []),
        ...(now === 'proposed' ? (['reject'] as const) : []),
        ...(now === 'declared' ? (['demote'] as const) : []),
      ]
    : [];
  return (
    <>
      {can
        .filter((each) => may('incident', `${each}-major`))
        .map((each) => (
          <Button key={each} onClick={() => setStep(each)}>
            {words[each].go}
          </Button>
        ))}
      {step && <StepDialog incident={incident} step={step} onClose={() => setStep(undefined)} />}
    </>
  );
}

/** Whether it is a major incident, who said so, and the way to its room. */
export function MajorPanel({ incident }: { incident: MajorIncident }) {
  const { id, major, review, parent } = incident;
  const may = useMay();
  if (!may('incident', 'propose-major') || (parent && !major)) return null;
  return (
    <Panel title="Major incident" actions={<MajorCommands incident={incident} />}>
      <p>
        {major ? (
          <>
            {capital(major.state)}
            {major.rule && ` (rule “${major.rule}”)`}
          </>
        ) : (
          'Nobody has said so.'
        )}
      </p>
      {major?.declaredAt && (
        <p>
          <a href={`/incidents/${id}/major`}>Roles, updates and stakeholders</a>
        </p>
      )}
      {review && (
        <p>
          <a href={`/reviews/${review.id}`}>Review {review.id}</a> is {review.state}.
        </p>
      )}
    </Panel>
  );
}
