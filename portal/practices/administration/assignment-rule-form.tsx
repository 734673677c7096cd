import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { Assignee, AssignmentRule } from '../../../functions/administration/assignment-rule.ts';
import type { Tried } from '../../../functions/administration/assignment-trial.ts';
import type { Condition } from '../../../functions/record/condition.ts';
import { ConditionEditor } from '../../components/condition-editor.tsx';
import { Panel } from '../../components/panel.tsx';
import { Pick } from '../../components/pick.tsx';
import { Loading } from '../../components/quiet.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { PersonPick, TeamPick } from '../../components/record-picks.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useDraft } from '../../live/use-draft.ts';
import { useItems, useLive } from '../../live/use-live.ts';
import type { Base, Page } from '../../model.ts';
import { counted } from '../../words.ts';
import { forKind, kindWords, useKind } from './kind-switch.tsx';
import { useRuleFields } from './use-rule-fields.ts';

const modes = [
  { value: 'none', label: 'Nobody yet: it waits in the queue' },
  { value: 'person', label: 'One person' },
  { value: 'round-robin', label: 'Each member of the team in turn' },
  { value: 'least-busy', label: 'Whoever is on call and has the least to do' },
];

/** What the rule would change for the latest incidents. */
function Trial({ rule, condition }: { rule?: AssignmentRule; condition: Condition | undefined }) {
  const kind = useKind(rule);
  const { run, busy } = useCommand<Page<Tried>>();
  const [tried, setTried] = useState<Tried[]>();
  const go = async () => {
    const body = {
      recordKind: kind,
      ...(condition && { condition }),
      ...(rule && { id: rule.id, order: rule.order }),
    };
    const answer = await run({ path: '/assignment-rules/try', body }).catch(() => undefined);
    if (answer) setTried(answer.items);
  };
  const fits = tried?.filter(({ matches }) => matches) ?? [];
  return (
    <Panel
      title="Try it"
      actions={
        <Button loading={busy} loadingText="Trying" onClick={() => void go()}>
          Try
        </Button>
      }
    >
      {!tried && (
        <p className="soft">Against the latest 100 {kindWords[kind].toLowerCase()}, before it is saved.</p>
      )}
      {tried && (
        <>
          <p role="status">
            Fits {fits.length} of {counted(tried.length, kind)}.
          </p>
          <ul className="linked">
            {fits.slice(0, 20).map(({ id, title, before, after }) => (
              <li key={id}>
                <a href={`/${kind}s/${id}`}>{id}</a> {title}
                <span className="soft">
                  {' '}
                  {before === after
                    ? 'as now'
                    : `now ${before ?? 'no rule'}, then ${after === 'try' ? 'this one' : (after ?? 'no rule')}`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

function RuleForm({ rule }: { rule?: AssignmentRule }) {
  const { run, busy, refusal } = useCommand();
  const navigate = useNavigate();
  const recordKind = useKind(rule);
  const fields = useRuleFields(recordKind);
  const { items: categories } = useItems<Base>(`/categories?recordKind=${recordKind}&limit=100`, {
    pace: 'slow',
  });
  const { draft, set, changed, dirty, wrong } = useDraft(
    {
      name: rule?.name ?? '',
      condition: rule?.condition as Condition | undefined,
      team: rule?.team ?? '',
      category: rule?.category ?? '',
      assignee: rule?.assignee ?? ({ mode: 'none' } as Assignee),
    },
    refusal,
  );
  const { name, condition, team, category, assignee } = draft;
  const save = async () => {
    const filled = {
      name,
      assignee,
      ...(condition && { condition }),
      ...(team && { team }),
      ...(category && { category }),
    };
    const patch = Object.fromEntries(Object.entries(changed).map(([key, value]) => [key, value || null]));
    const emptied = 'condition' in draft && rule?.condition && !condition ? { condition: null } : {};
    try {
      await run({
        path: rule ? `/assignment-rules/${rule.id}` : '/assignment-rules',
        ...(rule && { method: 'PATCH' as const, version: rule.version }),
        body: rule ? { ...patch, ...emptied } : { ...filled, recordKind },
        done: 'The rule is saved.',
      });
      await navigate(`/assignment-rules${forKind(recordKind)}`);
    } catch {
      // What is wrong is shown at the fields and in a message.
    }
  };
  const setMode = (mode: string) =>
    set({ assignee: mode === 'person' ? { mode, person: '' } : ({ mode } as Assignee) });
  return (
    <RecordForm
      title={rule ? rule.name : 'New assignment rule'}
      trail={{ label: 'Assignment rules', href: '/assignment-rules' }}
      go="Save"
      onGo={() => void save()}
      busy={busy}
      ready={name.trim() !== '' && dirty && !(assignee.mode === 'person' && !assignee.person)}
      refusal={refusal}
      placed={['name', 'condition', 'team', 'assignee', 'category']}
      side={<Trial {...(rule && { rule })} condition={condition} />}
    >
      <Section title="The rule">
        <TextField
          label="Name"
          value={name}
          onChange={(next) => set({ name: next })}
          error={wrong('name')}
          focus
        />
        <ConditionEditor
          label="When"
          value={condition}
          onChange={(next) => set({ condition: next })}
          fields={fields}
          error={wrong('condition')}
        />
      </Section>
      <Section title="Then">
        <TeamPick
          label="Team"
          none="The team of the service"
          value={team}
          onChange={(next) => set({ team: next })}
          error={wrong('team')}
        />
        <Pick label="Who gets it" options={modes} value={assignee.mode} onChange={setMode} />
        {assignee.mode === 'person' && (
          <PersonPick
            label="Person"
            workers
            value={assignee.person}
            onChange={(person) => set({ assignee: { mode: 'person', person } })}
            error={wrong('assignee')}
          />
        )}
        <Pick
          label="Category, if it came without one"
          options={[
            { value: '', label: 'None' },
            ...categories
              .filter(({ id, state }) => state !== 'retired' || id === category)
              .map(({ id, title }) => ({ value: id, label: title })),
          ]}
          value={category}
          onChange={(next) => set({ category: next })}
          error={wrong('category')}
          find
        />
      </Section>
    </RecordForm>
  );
}

export function NewAssignmentRule() {
  return <RuleForm />;
}

export function EditAssignmentRule() {
  const { id = '' } = useParams();
  const { data } = useLive<AssignmentRule>(`/assignment-rules/${encodeURIComponent(id)}`, { pace: 'rare' });
  return data ? <RuleForm rule={data} /> : <Loading lines={8} />;
}
