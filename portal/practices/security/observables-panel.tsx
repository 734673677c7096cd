import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { isOver } from '../../../functions/security/lifecycle.ts';
import { observableTypes, verdicts } from '../../../functions/security/observable.ts';
import { Ask } from '../../components/ask.tsx';
import { Panel } from '../../components/panel.tsx';
import { Pick } from '../../components/pick.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAsked } from '../../live/use-asked.ts';
import { useCommand } from '../../live/use-command.ts';
import { capital, spelled } from '../../words.ts';
import { WordBadge } from './badges.tsx';
import type { Incident } from './types.ts';

const worded = (values: readonly string[]) =>
  values.map((value) => ({ value, label: capital(spelled(value)) }));

function AddDialog({ incident: { id }, onClose }: { incident: Incident; onClose: () => void }) {
  const [type, setType] = useState('ip-address');
  const [value, setValue] = useState('');
  const [verdict, setVerdict] = useState('unknown');
  const { send, busy, refusal } = useAsked(onClose);
  const body = { type, value: value.trim(), verdict };
  const go = () => send({ path: `/security-incidents/${id}/observables`, body });
  return (
    <Ask
      title="Something that was seen"
      go="Add"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={value.trim() !== ''}
    >
      <Pick label="What is it?" options={worded(observableTypes)} value={type} onChange={setType} />
      <TextField label="Value" value={value} onChange={setValue} error={refusal?.fields.value} focus />
      <Pick label="What is thought of it?" options={worded(verdicts)} value={verdict} onChange={setVerdict} />
    </Ask>
  );
}

/** What was seen in the attack, and what is thought of it. */
export function ObservablesPanel({ incident }: { incident: Incident }) {
  const [adding, setAdding] = useState(false);
  const { give, busy } = useCommand();
  const { id, observables } = incident;
  const able = !isOver(incident);
  const judge = (observable: string, verdict: string) =>
    give({
      path: `/security-incidents/${id}/judge-observable`,
      body: { observable, verdict },
      done: 'The risk follows.',
    });
  return (
    <Panel
      title="Observables"
      count={observables.length || undefined}
      {...(able && {
        actions: (
          <Button iconName="add-plus" onClick={() => setAdding(true)}>
            Add
          </Button>
        ),
      })}
    >
      <ul className="tasks">
        {observables.map((one) => (
          <li key={one.id}>
            <span>
              <span className="soft">{capital(spelled(one.type))}</span> <code>{one.value}</code>{' '}
              <WordBadge word={one.verdict} />
              {one.note && <span className="soft"> · {one.note}</span>}
            </span>
            {able && (
              <span className="actions">
                {['malicious', 'benign']
                  .filter((verdict) => verdict !== one.verdict)
                  .map((verdict) => (
                    <Button
                      key={verdict}
                      variant="link"
                      ariaLabel={`${capital(verdict)}: ${one.value}`}
                      disabled={busy}
                      onClick={() => judge(one.id, verdict)}
                    >
                      {capital(verdict)}
                    </Button>
                  ))}
              </span>
            )}
          </li>
        ))}
        {!observables.length && <li className="soft">Nothing is written down.</li>}
      </ul>
      {adding && <AddDialog incident={incident} onClose={() => setAdding(false)} />}
    </Panel>
  );
}
