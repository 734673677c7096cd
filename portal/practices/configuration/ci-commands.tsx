import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { ciSteps } from '../../../functions/configuration/ci-lifecycle.ts';
import type { Rules } from '../../../functions/configuration/class-rules.ts';
import { Confirm } from '../../components/confirm.tsx';
import { useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { EditCi } from './edit-ci.tsx';
import type { Ci } from './types.ts';

const words = {
  deploy: ['Put into use', 'It is in use.'],
  maintain: ['To maintenance', 'It is in maintenance.'],
  resume: ['Back into use', 'It is in use again.'],
  retire: ['Retire', 'It is retired.'],
  restore: ['Restore', 'It is in use again.'],
} as const;

/** What can be done to an item now. */
export function CiCommands({ ci, rules }: { ci: Ci; rules: Rules | undefined }) {
  const { give, busy } = useCommand();
  const [asking, setAsking] = useState<'retire' | 'edit'>();
  const may = useMay();
  const take = (step: (typeof ciSteps)[number]) => {
    give({ path: `/cis/${ci.id}/${step}`, body: {}, done: words[step][1] });
    setAsking(undefined);
  };
  const steps = ciSteps.filter((step) => ci.steps?.includes(step) && may('ci', step));
  return (
    <>
      {may('ci', 'change') && <Button onClick={() => setAsking('edit')}>Change</Button>}
      {steps.map((step) => (
        <Button
          key={step}
          disabled={busy}
          onClick={() => (step === 'retire' ? setAsking('retire') : take(step))}
        >
          {words[step][0]}
        </Button>
      ))}
      {asking === 'retire' && (
        <Confirm
          title={`Retire ${ci.title}?`}
          go="Retire"
          busy={busy}
          onGo={() => take('retire')}
          onClose={() => setAsking(undefined)}
        >
          It is left out of lists, and nothing new can be about it. What was about it still names it.
        </Confirm>
      )}
      {asking === 'edit' && <EditCi ci={ci} rules={rules} onClose={() => setAsking(undefined)} />}
    </>
  );
}
