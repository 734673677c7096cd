import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { inWords } from '../../components/condition-words.ts';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { Nothing, Trouble } from '../../components/quiet.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAllNames } from '../../live/use-all-names.ts';
import { useCommand } from '../../live/use-command.ts';
import { useItems } from '../../live/use-live.ts';
import { listed } from '../../words.ts';
import { changeFields } from './fields.ts';
import type { ApprovalPolicy, Trial } from './types.ts';
import { approverWords, quorumWords, span } from './words.ts';

function PolicyTrial() {
  const [change, setChange] = useState('');
  const [found, setFound] = useState<Trial>();
  const { run, busy, refusal } = useCommand<Trial>();
  const names = useAllNames();
  const people = (ids: string[]) => (ids.length ? listed(ids.map((id) => names.person(id))) : 'nobody');
  const look = () =>
    void run({ path: '/approval-policies/trial', body: { change: change.trim() } }).then(setFound, () =>
      setFound(undefined),
    );
  return (
    <Panel title="Which would apply to…">
      <form
        className="inline"
        onSubmit={(event) => {
          event.preventDefault();
          if (change.trim() && !busy) look();
        }}
      >
        <TextField
          label="Change"
          value={change}
          onChange={setChange}
          error={refusal?.fields.change}
          description="For example CHG-1001"
        />
        <Button loading={busy} loadingText="Looking" disabled={!change.trim()} onClick={look}>
          Try
        </Button>
      </form>
      {found && (
        <ol className="votes" aria-label="Steps that would be asked">
          {found.steps.map((step, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the list
            <li key={index}>
              <span className="rung" aria-hidden="true">
                {index + 1}
              </span>
              <span>
                <strong>{step.name}</strong> {quorumWords(step.quorum)}: {people(step.people)}
                <span className="block soft">then {people(step.deputies)}</span>
              </span>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

/** Which changes have to pass which steps. */
export function ApprovalPolicies() {
  const { items, error, refetch, isPending } = useItems<ApprovalPolicy>('/approval-policies?limit=100', {
    pace: 'slow',
  });
  const names = useAllNames();
  return (
    <Page
      title="Approval policies"
      about="Every policy that fits a change applies. Where none does, one manager decides. A change that was submitted keeps the steps that it had then."
    >
      <Panel title="Policies" flush>
        {error && <Trouble error={error} retry={refetch} />}
        {!isPending && !error && !items.length && <Nothing title="No policy has been made yet" />}
        <ul className="linked policies">
          {items.map(({ id, name, condition, steps, enabled }) => (
            <li key={id}>
              <p className="title">{name}</p>
              <p className="where">
                <span>{condition ? inWords(condition, changeFields) : 'for every change'}</span>
                {!enabled && <span>switched off</span>}
              </p>
              <ol className="steps">
                {steps.map((step, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the list
                  <li key={index}>
                    <span className="rung" aria-hidden="true">
                      {index + 1}
                    </span>
                    <span>
                      {step.name}: {quorumWords(step.quorum)} among{' '}
                      {listed(step.approvers.map((one) => approverWords(one, names)))}
                    </span>
                    <span className="soft">{span(step.deadlines.expire)}</span>
                  </li>
                ))}
              </ol>
            </li>
          ))}
        </ul>
      </Panel>
      <PolicyTrial />
    </Page>
  );
}
