import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import type { PolicyDraft } from '../../../functions/approval/trial.ts';
import { Panel } from '../../components/panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAllNames } from '../../live/use-all-names.ts';
import { useCommand } from '../../live/use-command.ts';
import { listed } from '../../words.ts';
import { StepRow } from './step-row.tsx';
import type { Trial } from './types.ts';
import { useChangeFields } from './use-change-fields.ts';

/** Whom a change or a request would ask, and why: by the policies that there are, with one that is not saved yet among them. */
export function PolicyTrial({ draft, ready = true }: { draft?: PolicyDraft; ready?: boolean }) {
  const [about, setAbout] = useState('');
  const [found, setFound] = useState<Trial>();
  const { run, busy, refusal } = useCommand<Trial>();
  const able = ready && about.trim() !== '';
  const look = () =>
    void run({
      path: '/approval-policies/trial',
      body: { about: about.trim().toUpperCase(), ...(draft && { policy: draft }) },
    }).then(setFound, () => setFound(undefined));
  return (
    <Panel title="Whom would it ask?">
      <form
        className="inline"
        onSubmit={(event) => {
          event.preventDefault();
          if (able && !busy) look();
        }}
      >
        <TextField
          label="Change or request"
          value={about}
          onChange={setAbout}
          error={refusal?.fields.about}
          description="For example CHG-1001 or REQ-1001"
        />
        <Button formAction="none" loading={busy} loadingText="Looking" disabled={!able} onClick={look}>
          Try
        </Button>
      </form>
      {found && <Outcome found={found} />}
    </Panel>
  );
}

function Outcome({ found: { considered, steps, excluded } }: { found: Trial }) {
  const names = useAllNames();
  const fields = useChangeFields();
  const people = (ids: readonly string[]) =>
    ids.length ? listed(ids.map((id) => names.person(id))) : 'nobody';
  const nameOf = (id: string) => considered.find((one) => one.id === id)?.name ?? id;
  const facts = (met: boolean, { found }: Trial['considered'][number]) => {
    const told = found.filter((one) => one.met === met);
    const label = (name: string) => fields.find((field) => field.name === name)?.label.toLowerCase() ?? name;
    return listed(
      told.map(
        ({ field, value }) => `${label(field)} is ${[value ?? 'not said'].flat().join(', ') || 'empty'}`,
      ),
    );
  };
  const on = considered.filter(({ enabled }) => enabled);
  return (
    <div role="status">
      <ol className="votes" aria-label="Steps that would be asked">
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the list
          <StepRow key={index} index={index} step={step}>
            : {people(step.people)}
            <span className="block soft">
              then {people(step.deputies)}
              {step.policies.length > 0 && `; asked by ${listed(step.policies.map(nameOf))}`}
            </span>
          </StepRow>
        ))}
      </ol>
      <ul className="plain" aria-label="Why">
        {!on.some(({ fits }) => fits) && (
          <li>No policy fits it{steps.length ? '' : ', so nobody is asked and it is approved at once'}.</li>
        )}
        {on.map((one) => (
          <li key={one.id}>
            <strong>{one.name}</strong> {one.fits ? 'fits' : 'does not fit'}
            {': '}
            {!one.meant
              ? 'it is for others'
              : one.found.length
                ? facts(one.fits, one) || 'by what it leaves out'
                : 'it has no condition'}
          </li>
        ))}
        {excluded.length > 0 && (
          <li>
            {people(excluded)} {excluded.length === 1 ? 'asks' : 'ask'} for it or{' '}
            {excluded.length === 1 ? 'carries' : 'carry'} it out, and may not decide
          </li>
        )}
      </ul>
    </div>
  );
}
