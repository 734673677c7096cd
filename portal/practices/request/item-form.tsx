import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Flag } from '../../components/flag.tsx';
import { Many } from '../../components/many.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Pick } from '../../components/pick.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { ServicePick, TeamPick, TeamsPick } from '../../components/record-picks.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useEvery } from '../../live/use-every.ts';
import { useLive } from '../../live/use-live.ts';
import type { Base } from '../../model.ts';
import { FieldEditor } from './field-editor.tsx';
import { ItemCommands } from './item-commands.tsx';
import { type ItemDraft, itemBody, itemDraft } from './item-draft.ts';
import { Embedding, Preview } from './item-preview.tsx';
import { TaskEditor } from './task-editor.tsx';
import type { Item } from './types.ts';

export const NewItem = () => <ItemForm />;

export function EditItem() {
  const { id = '' } = useParams();
  const path = `/catalogue-items/${encodeURIComponent(id)}`;
  const { data, error, refetch } = useLive<Item>(path, { pace: 'slow' });
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={6} />;
  return <ItemForm item={data} key={data.id} />;
}

const option = (value: string, label: string) => ({ value, label });
const levels = [
  option('', 'As usual'),
  option('high', 'High'),
  option('medium', 'Medium'),
  option('low', 'Low'),
];
const roles = ['requester', 'agent', 'manager', 'admin'].map((value) => option(value, value));

function ItemForm({ item }: { item?: Item }) {
  const [draft, setDraft] = useState(() => itemDraft(item?.draft));
  const { run, busy, refusal } = useCommand<Item>();
  const navigate = useNavigate();
  const others = useEvery<Item>('catalogue-items');
  const policies = useEvery<Base>('approval-policies');
  const set = (part: Partial<ItemDraft>) => setDraft((before) => ({ ...before, ...part }));
  const wrong = (name: string) => refusal?.fields[name];
  const refused = refusal?.fields ?? {};
  const save = () => {
    const body = itemBody(draft, item?.draft);
    const command = item
      ? { path: `/catalogue-items/${item.id}`, method: 'PATCH' as const, body, version: item.version }
      : { path: '/catalogue-items', body: { ...body, ...(draft.id && { id: draft.id }) } };
    void run({ ...command, done: 'It is saved. Publish it when it is ready.' })
      .then(({ id }) => navigate(`/catalogue-items/${id}/edit`))
      .catch(() => undefined);
  };
  const request = draft.practice === 'request';
  const offered = others.filter(
    ({ id, draft: other }) =>
      id !== item?.id && other?.type !== 'bundle' && other?.target.practice !== 'incident',
  );
  return (
    <RecordForm
      title={item ? `Edit ${item.title}` : 'New item of the catalogue'}
      about="What is published stays offered until you publish again."
      trail={{ label: 'Catalogue', href: '/catalogue-items?all=1' }}
      go="Save"
      onGo={save}
      busy={busy}
      ready={draft.name.trim() !== ''}
      refusal={refusal}
      placed={['name', 'summary', 'description', 'category', 'fields']}
      side={<Preview draft={draft} />}
    >
      {item && (
        <p className="commands">
          <ItemCommands item={item} />
        </p>
      )}
      <Section title="What it is">
        <TextField
          label="Name"
          value={draft.name}
          onChange={(name) => set({ name })}
          error={wrong('name')}
          focus={!item}
        />
        <TextField
          label="In one sentence"
          value={draft.summary}
          onChange={(summary) => set({ summary })}
          error={wrong('summary')}
        />
        <TextField
          label="Description"
          description="In Markdown, as articles are."
          rows={4}
          value={draft.description}
          onChange={(description) => set({ description })}
          error={wrong('description')}
        />
        <TextField
          label="Category"
          value={draft.category}
          onChange={(category) => set({ category })}
          error={wrong('category')}
        />
        <Pick
          label="Kind"
          options={[option('item', 'One thing'), option('bundle', 'Several things at once')]}
          value={draft.type}
          onChange={(type) => set({ type: type as ItemDraft['type'] })}
        />
        {draft.type === 'bundle' && (
          <Many
            label="What is in it"
            values={draft.items}
            options={offered.map(({ id, title }) => option(id, title))}
            onChange={(items) => set({ items })}
            error={wrong('items')}
          />
        )}
      </Section>
      <Section title="What is asked" about="A question can depend on the answers before it.">
        <FieldEditor fields={draft.fields} onChange={(fields) => set({ fields })} refused={refused} />
      </Section>
      <Section title="Who is offered it">
        <Pick
          label="Offered to"
          options={[option('everybody', 'Everybody who signs in'), option('some', 'Some roles and teams')]}
          value={draft.offeredTo}
          onChange={(to) => set({ offeredTo: to as ItemDraft['offeredTo'] })}
        />
        {draft.offeredTo === 'some' && (
          <>
            <Many label="Roles" values={draft.roles} options={roles} onChange={(to) => set({ roles: to })} />
            <TeamsPick label="Teams" values={draft.teams} onChange={(teams) => set({ teams })} />
          </>
        )}
        <Pick
          label="May be ordered for"
          options={[
            option('nobody', 'Oneself'),
            option('team', 'People of one’s team'),
            option('everybody', 'Everybody'),
          ]}
          value={draft.forOthers}
          onChange={(to) => set({ forOthers: to as ItemDraft['forOthers'] })}
        />
      </Section>
      <Section title="What it becomes">
        <Pick
          label="It opens"
          options={[option('request', 'A request'), option('incident', 'An incident')]}
          value={draft.practice}
          onChange={(to) => set({ practice: to as ItemDraft['practice'] })}
          error={wrong('target/practice')}
        />
        <TextField
          label="Its title"
          description="With answers in it: `Laptop with {{system}}`. Without one it is called as the item is."
          value={draft.title}
          onChange={(title) => set({ title })}
          error={wrong('target/title')}
        />
        <TeamPick
          label="Team"
          none="That of the default service"
          value={draft.team}
          onChange={(team) => set({ team })}
          error={wrong('target/team')}
        />
        <ServicePick
          label="Service"
          none="None"
          value={draft.service}
          onChange={(service) => set({ service })}
          error={wrong('target/service')}
        />
        {!request && (
          <>
            <Pick
              label="Impact"
              options={levels}
              value={draft.impact}
              onChange={(to) => set({ impact: to as ItemDraft['impact'] })}
            />
            <Pick
              label="Urgency"
              options={levels}
              value={draft.urgency}
              onChange={(to) => set({ urgency: to as ItemDraft['urgency'] })}
            />
          </>
        )}
      </Section>
      {request && (
        <Section title="Who has to agree, and how long it takes">
          <Flag
            label="The manager of whoever orders it is asked"
            checked={draft.manager}
            onChange={(manager) => set({ manager })}
          />
          <Many
            label="Approval policies"
            values={draft.policies}
            options={policies.map(({ id, title }) => option(id, title))}
            onChange={(to) => set({ policies: to })}
            error={wrong('approvals')}
            placeholder="None"
          />
          <NumberField
            label="Delivered within"
            value={draft.amount}
            onChange={(amount) => set({ amount })}
            error={wrong('delivery/amount')}
          />
          <Pick
            label="Counted in"
            options={[option('working-days', 'Working days'), option('hours', 'Hours')]}
            value={draft.unit}
            onChange={(to) => set({ unit: to as ItemDraft['unit'] })}
          />
        </Section>
      )}
      {request && (
        <Section title="The work that it takes" about="Without steps it is one piece of work.">
          <TaskEditor tasks={draft.tasks} onChange={(tasks) => set({ tasks })} refused={refused} />
        </Section>
      )}
      {draft.type === 'item' && (
        <Section title="For everybody, without a login">
          <Flag
            label="Anybody may send this form"
            checked={draft.open}
            onChange={(open) => set({ open })}
            error={wrong('public')}
          />
          {draft.open && (
            <>
              <Flag
                label="Whoever sends it confirms by mail that it was them"
                description="Until then nothing is opened."
                checked={draft.confirm}
                onChange={(confirm) => set({ confirm })}
              />
              <TextField
                label="Sites that may send it"
                description="One on each line, as https://www.example.com; none means every site."
                rows={3}
                value={draft.origins}
                onChange={(origins) => set({ origins })}
                error={wrong('public/origins/0')}
              />
              <TextField
                label="Where a page goes then"
                placeholder="https://www.example.com/thanks"
                value={draft.redirect}
                onChange={(redirect) => set({ redirect })}
                error={wrong('public/redirect')}
              />
              {item && <Embedding id={item.id} draft={draft} />}
            </>
          )}
        </Section>
      )}
    </RecordForm>
  );
}
