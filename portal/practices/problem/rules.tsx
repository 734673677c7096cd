import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { subjectKinds } from '../../../functions/problem/recurrence-rule.ts';
import { Ask } from '../../components/ask.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { Pick } from '../../components/pick.tsx';
import { StateBadge } from '../../components/state.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAsked } from '../../live/use-asked.ts';
import { useDraft } from '../../live/use-draft.ts';
import { useItems } from '../../live/use-live.ts';
import { PutButton } from '../administration/put-button.tsx';
import { subjects } from './candidates.tsx';
import type { Rule } from './types.ts';

const options = subjectKinds.map((value) => ({ value, label: subjects[value] ?? value }));

function RuleDialog({ rule, onClose }: { rule?: Rule; onClose: () => void }) {
  const { send, busy, refusal } = useAsked(onClose);
  const { draft, set, changed, dirty, wrong } = useDraft(
    {
      name: rule?.name ?? '',
      subject: (rule?.subject ?? 'service') as string,
      count: (rule?.count ?? 5) as number | undefined,
      days: (rule?.days ?? 7) as number | undefined,
      growth: rule?.growth as number | undefined,
    },
    refusal,
  );
  const { growth, ...rest } = draft;
  const go = () =>
    rule
      ? send({
          ...{ path: `/problem-rules/${rule.id}`, method: 'PATCH', version: rule.version, done: 'Saved.' },
          body: { ...changed, ...('growth' in changed && { growth: growth ?? null }) },
        })
      : send({ path: '/problem-rules', body: { ...rest, ...(growth && { growth }) }, done: 'Saved.' });
  return (
    <Ask
      title={rule ? `Change ${rule.name}` : 'New rule'}
      go="Save"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={dirty && draft.name.trim() !== '' && Boolean(draft.count) && Boolean(draft.days)}
    >
      <TextField
        label="Name"
        value={draft.name}
        onChange={(name) => set({ name })}
        error={wrong('name')}
        focus
      />
      <Pick
        label="What recurs"
        options={options}
        value={draft.subject}
        onChange={(subject) => set({ subject })}
        error={wrong('subject')}
      />
      <NumberField
        label="How often"
        unit="times"
        value={draft.count}
        onChange={(count) => set({ count })}
        error={wrong('count')}
      />
      <NumberField
        label="Within"
        unit="days"
        value={draft.days}
        onChange={(days) => set({ days })}
        error={wrong('days')}
      />
      <NumberField
        label="And so many times as many as in the days before"
        description="For trends; empty for any recurrence."
        value={draft.growth}
        onChange={(to) => set({ growth: to })}
        error={wrong('growth')}
      />
    </Ask>
  );
}

const inWords = ({ subject, count, days, growth }: Rule) =>
  `${subjects[subject]}: ${count} times in ${days} days${growth ? `, and ${growth} times as many as in the ${days} days before` : ''}.`;

/** What counts as recurring, so that it is proposed as a problem. */
export function ProblemRules() {
  const { items } = useItems<Rule>('/problem-rules');
  const [rule, setRule] = useState<Rule | 'new'>();
  return (
    <Page
      title="What counts as recurring"
      about="What a rule fits is proposed as a problem, with its evidence."
    >
      <Panel
        title="Rules"
        actions={
          <Button iconName="add-plus" onClick={() => setRule('new')}>
            Add a rule
          </Button>
        }
      >
        <ul className="editable">
          {items.map((one) => (
            <li key={one.id}>
              <div>
                <strong>{one.name}</strong> {one.state === 'retired' && <StateBadge state="retired" />}
                <p className="soft">{inWords(one)}</p>
              </div>
              <div>
                <Button variant="inline-link" ariaLabel={`Change ${one.name}`} onClick={() => setRule(one)}>
                  Change
                </Button>{' '}
                <PutButton noun="problem-rules" definition={one} />
              </div>
            </li>
          ))}
        </ul>
      </Panel>
      {rule && <RuleDialog {...(rule !== 'new' && { rule })} onClose={() => setRule(undefined)} />}
    </Page>
  );
}
