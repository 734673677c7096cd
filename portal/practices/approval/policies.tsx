import Button from '@cloudscape-design/components/button';
import { inWords } from '../../components/condition-words.ts';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { useMay } from '../../desk.ts';
import { useItems } from '../../live/use-live.ts';
import { listed } from '../../words.ts';
import { PolicyTrial } from './policy-trial.tsx';
import { StepRow } from './step-row.tsx';
import type { ApprovalPolicy } from './types.ts';
import { useApproverWords } from './use-approver-words.ts';
import { useChangeFields } from './use-change-fields.ts';
import { kindWords, span } from './words.ts';

/** Which records have to pass which steps. */
export function ApprovalPolicies() {
  const { items, error, refetch, isPending } = useItems<ApprovalPolicy>('/approval-policies?limit=100', {
    pace: 'slow',
  });
  const may = useMay();
  const fields = useChangeFields();
  const approver = useApproverWords();
  return (
    <Page
      title="Approval policies"
      about="Every policy that fits applies. Where none fits a change, one manager decides. What was submitted keeps the steps that it had then."
      actions={
        may('approval-policy', 'create') && (
          <Button variant="primary" iconName="add-plus" href="/approval-policies/new">
            Add a policy
          </Button>
        )
      }
    >
      <Panel title="Policies" flush>
        {error && <Trouble error={error} retry={refetch} />}
        {isPending && <Loading />}
        {!isPending && !error && !items.length && (
          <Nothing title="No policy has been made yet">One manager decides on every change.</Nothing>
        )}
        <ul className="linked">
          {items.map(({ id, name, kinds, condition, steps, enabled }) => (
            <li key={id}>
              <p className="title">
                {may('approval-policy', 'change') ? (
                  <a href={`/approval-policies/${id}/edit`}>{name}</a>
                ) : (
                  name
                )}
              </p>
              <p className="where">
                <span>{kindWords(kinds)}</span>
                {condition && <span>when {inWords(condition, fields)}</span>}
                {!enabled && <span>switched off</span>}
              </p>
              <ol className="votes" aria-label={`Steps of ${name}`}>
                {steps.map((step, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the list
                  <StepRow key={index} index={index} step={step}>
                    : {listed(step.approvers.map(approver))}
                    <span className="soft">, within {span(step.deadlines.expire)}</span>
                  </StepRow>
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
