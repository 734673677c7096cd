import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import type { Condition } from '../../functions/record/condition.ts';
import {
  conditionOf,
  deepest,
  draftOf,
  emptyComparison,
  emptyGroup,
  type Field,
  type Group,
  isGroup,
  type Member,
} from './condition-draft.ts';
import { ConditionRow } from './condition-row.tsx';
import { inWords } from './condition-words.ts';

const modes = [
  { value: 'all', label: 'All of these hold' },
  { value: 'any', label: 'Any of these holds' },
  { value: 'none', label: 'None of these holds' },
] as const;

type Props = {
  label: string;
  value: Condition | undefined;
  /** Gets what is complete so far, undefined when nothing is: then it always holds. */
  onChange: (value: Condition | undefined) => void;
  fields: readonly Field[];
  description?: string;
  error?: string | undefined;
  /** What it means when nothing is said, in place of that it always holds. */
  unsaid?: string;
};

/** Builds a condition out of comparisons in groups, and says below in words what it means. */
export function ConditionEditor({ label, value, onChange, fields, description, error, unsaid }: Props) {
  const [draft, setDraft] = useState(() => draftOf(value));
  const change = (next: Group) => {
    setDraft(next);
    onChange(conditionOf(next, fields));
  };
  return (
    <FormField label={label} description={description} errorText={error} stretch>
      <div className="condition">
        <Members group={draft} fields={fields} depth={0} onChange={change} label={label} />
        <p className="in-words">
          {!value && unsaid ? (
            <span className="soft">{unsaid}</span>
          ) : (
            <>
              <span className="soft">Holds</span> {value ? 'when ' : ''}
              {inWords(value, fields)}
            </>
          )}
        </p>
      </div>
    </FormField>
  );
}

type MembersProps = {
  group: Group;
  fields: readonly Field[];
  depth: number;
  onChange: (group: Group) => void;
  onRemove?: () => void;
  label: string;
};

function Members({ group, fields, depth, onChange, onRemove, label }: MembersProps) {
  const put = (at: number, member?: Member) =>
    onChange({ ...group, members: group.members.toSpliced(at, 1, ...(member ? [member] : [])) });
  const add = (member: Member) => onChange({ ...group, members: [...group.members, member] });
  return (
    <fieldset className={`condition-group depth-${depth}`}>
      <legend className="unseen">{depth ? 'Group' : label}</legend>
      {(group.members.length > 1 || depth > 0 || group.mode === 'none') && (
        <div className="mode">
          <Select
            selectedOption={modes.find((mode) => mode.value === group.mode) ?? modes[0]}
            options={modes}
            ariaLabel="How the comparisons are combined"
            onChange={({ detail }) =>
              onChange({ ...group, mode: detail.selectedOption.value as Group['mode'] })
            }
            expandToViewport
          />
          {onRemove && (
            <Button
              formAction="none"
              variant="icon"
              iconName="close"
              ariaLabel="Remove this group"
              onClick={onRemove}
            />
          )}
        </div>
      )}
      <ul>
        {group.members.map((member, at) =>
          isGroup(member) ? (
            <li key={member.key}>
              <Members
                group={member}
                fields={fields}
                depth={depth + 1}
                label={label}
                onChange={(next) => put(at, next)}
                onRemove={() => put(at)}
              />
            </li>
          ) : (
            <ConditionRow
              key={member.key}
              comparison={member}
              fields={fields}
              onChange={(next) => put(at, next)}
              onRemove={() => put(at)}
            />
          ),
        )}
      </ul>
      <div className="add">
        <Button
          formAction="none"
          variant="inline-link"
          iconName="add-plus"
          onClick={() => add(emptyComparison())}
        >
          Add a comparison
        </Button>
        {depth < deepest && (
          <Button
            formAction="none"
            variant="inline-link"
            iconName="add-plus"
            onClick={() => add(emptyGroup(group.mode === 'any' ? 'all' : 'any'))}
          >
            Add a group
          </Button>
        )}
      </div>
    </fieldset>
  );
}
