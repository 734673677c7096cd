import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import type { MajorRole } from '../../../functions/incident/major-role.ts';
import type { MajorRule } from '../../../functions/incident/major-rule.ts';
import type { Condition } from '../../../functions/record/condition.ts';
import { Ask } from '../../components/ask.tsx';
import type { Field } from '../../components/condition-draft.ts';
import { ConditionEditor } from '../../components/condition-editor.tsx';
import { inWords } from '../../components/condition-words.ts';
import { Flag } from '../../components/flag.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { Pick } from '../../components/pick.tsx';
import { StateBadge } from '../../components/state.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useDraft } from '../../live/use-draft.ts';
import { useItems } from '../../live/use-live.ts';
import { PutButton } from './put-button.tsx';
import { useRuleFields } from './use-rule-fields.ts';

const actions = [
  { value: 'propose', label: 'Propose: managers are told, and decide' },
  { value: 'declare', label: 'Declare at once' },
];
const counts: Field[] = [
  { name: 'children', label: 'Number of children', number: true },
  { name: 'alerts', label: 'Number of alerts', number: true },
];

function useSave(onClose: () => void) {
  const { run, busy, refusal } = useCommand();
  const save = async (path: string, body: object, version?: number) => {
    try {
      await run({
        path,
        body,
        done: 'Saved.',
        ...(version !== undefined && { method: 'PATCH' as const, version }),
      });
      onClose();
    } catch {
      // What is wrong is shown at the fields and in a message.
    }
  };
  return { save, busy, refusal };
}

function RuleDialog({ rule, onClose }: { rule?: MajorRule; onClose: () => void }) {
  const { save, busy, refusal } = useSave(onClose);
  const fields = [...useRuleFields(), ...counts];
  const { draft, set, changed, dirty, wrong } = useDraft(
    {
      name: rule?.name ?? '',
      order: rule?.order,
      condition: rule?.condition as Condition | undefined,
      action: rule?.action ?? ('propose' as MajorRule['action']),
    },
    refusal,
  );
  const path = rule ? `/major-incident-rules/${rule.id}` : '/major-incident-rules';
  return (
    <Ask
      title={rule ? `Change ${rule.name}` : 'New rule'}
      go="Save"
      onGo={() => void save(path, rule ? changed : draft, rule?.version)}
      onClose={onClose}
      busy={busy}
      ready={dirty && draft.name.trim() !== '' && draft.condition !== undefined}
    >
      <TextField
        label="Name"
        value={draft.name}
        onChange={(name) => set({ name })}
        error={wrong('name')}
        focus
      />
      <ConditionEditor
        label="When"
        value={draft.condition}
        onChange={(condition) => set({ condition })}
        fields={fields}
        error={wrong('condition')}
      />
      <Pick
        label="Then"
        options={actions}
        value={draft.action}
        onChange={(action) => set({ action: action as MajorRule['action'] })}
      />
      <NumberField
        label="Order"
        description="The first rule that fits is taken, from the lowest number up."
        value={draft.order}
        onChange={(order) => set({ order })}
        error={wrong('order')}
      />
    </Ask>
  );
}

function RoleDialog({ role, onClose }: { role: MajorRole; onClose: () => void }) {
  const { save, busy, refusal } = useSave(onClose);
  const { draft, set, changed, dirty, wrong } = useDraft(
    { name: role.name, duties: role.duties, needed: role.needed },
    refusal,
  );
  return (
    <Ask
      title={`Change ${role.name}`}
      go="Save"
      onGo={() => void save(`/major-incident-roles/${role.id}`, changed, role.version)}
      onClose={onClose}
      busy={busy}
      ready={dirty}
    >
      <TextField
        label="Name"
        value={draft.name}
        onChange={(name) => set({ name })}
        error={wrong('name')}
        focus
      />
      <TextField
        label="Duties"
        rows={10}
        value={draft.duties}
        onChange={(duties) => set({ duties })}
        error={wrong('duties')}
      />
      <Flag
        label="Somebody has to hold it"
        description="While nobody does, whoever leads is reminded."
        checked={draft.needed}
        onChange={(needed) => set({ needed })}
      />
    </Ask>
  );
}

/** When an incident is proposed as a major one, and what the roles have to do then. */
export function MajorIncidentsPage() {
  const { items: rules } = useItems<MajorRule>('/major-incident-rules');
  const { items: roles } = useItems<MajorRole>('/major-incident-roles');
  const fields = [...useRuleFields(), ...counts];
  const [rule, setRule] = useState<MajorRule | 'new'>();
  const [role, setRole] = useState<MajorRole>();
  return (
    <Page title="Major incidents" about="What makes an incident a major one, and who has to do what then.">
      <Panel
        title="Rules"
        actions={
          <Button iconName="add-plus" onClick={() => setRule('new')}>
            Add a rule
          </Button>
        }
      >
        <ol className="editable">
          {rules.map((one) => (
            <li key={one.id}>
              <div>
                <strong>{one.name}</strong> {one.state === 'retired' && <StateBadge state="retired" />}
                <p className="soft">
                  When {inWords(one.condition, fields)}: {one.action} it.
                </p>
              </div>
              <div>
                <Button variant="inline-link" ariaLabel={`Change ${one.name}`} onClick={() => setRule(one)}>
                  Change
                </Button>{' '}
                <PutButton noun="major-incident-rules" definition={one} />
              </div>
            </li>
          ))}
        </ol>
      </Panel>
      <Panel title="Roles">
        <ul className="editable">
          {roles.map((one) => (
            <li key={one.id}>
              <div>
                <strong>{one.name}</strong>
                <p className="prose">{one.duties}</p>
              </div>
              <div>
                <Button variant="inline-link" ariaLabel={`Change ${one.name}`} onClick={() => setRole(one)}>
                  Change
                </Button>
              </div>
            </li>
          ))}
        </ul>
      </Panel>
      {rule && <RuleDialog {...(rule !== 'new' && { rule })} onClose={() => setRule(undefined)} />}
      {role && <RoleDialog role={role} onClose={() => setRole(undefined)} />}
    </Page>
  );
}
