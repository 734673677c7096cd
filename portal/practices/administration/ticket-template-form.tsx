import Button from '@cloudscape-design/components/button';
import { useNavigate, useParams } from 'react-router';
import type { TicketTemplate } from '../../../functions/administration/ticket-template.ts';
import { Flag } from '../../components/flag.tsx';
import { Pick } from '../../components/pick.tsx';
import { Loading } from '../../components/quiet.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { ServicePick, TeamPick } from '../../components/record-picks.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useDraft } from '../../live/use-draft.ts';
import { useItems, useLive } from '../../live/use-live.ts';
import type { Base } from '../../model.ts';
import { forKind, useKind } from './kind-switch.tsx';

type Prefilled = TicketTemplate['prefilled'];
type Question = TicketTemplate['questions'][number];
const levels = ['', 'high', 'medium', 'low'].map((value) => ({ value, label: value || 'As usual' }));

function TemplateForm({ template }: { template?: TicketTemplate }) {
  const { run, busy, refusal } = useCommand();
  const navigate = useNavigate();
  const recordKind = useKind(template);
  const { items: categories } = useItems<Base>(`/categories?recordKind=${recordKind}&limit=100`, {
    pace: 'slow',
  });
  const { draft, set, changed, dirty, wrong } = useDraft(
    {
      name: template?.name ?? '',
      description: template?.description ?? '',
      prefilled: template?.prefilled ?? ({} as Prefilled),
      questions: template?.questions ?? ([] as Question[]),
    },
    refusal,
  );
  const { name, description, prefilled, questions } = draft;
  const fill = (part: Record<string, string>) => set({ prefilled: { ...prefilled, ...part } as Prefilled });
  const ask = (at: number, part?: Partial<Question>) =>
    set({
      questions: questions.toSpliced(at, 1, ...(part ? [{ ...(questions[at] as Question), ...part }] : [])),
    });
  const kept = Object.fromEntries(Object.entries(prefilled).filter(([, value]) => value !== ''));
  const save = async () => {
    const whole = { name, prefilled: kept, questions, ...(description && { description }) };
    const patch = {
      ...changed,
      ...(changed.prefilled && { prefilled: kept }),
      ...(changed.description === '' && { description: null }),
    };
    try {
      await run({
        path: template ? `/ticket-templates/${template.id}` : '/ticket-templates',
        ...(template && { method: 'PATCH' as const, version: template.version }),
        body: template ? patch : { ...whole, recordKind },
        done: 'The template is saved.',
      });
      await navigate(`/ticket-templates${forKind(recordKind)}`);
    } catch {
      // What is wrong is shown at the fields and in a message.
    }
  };
  return (
    <RecordForm
      title={template ? template.name : 'New template'}
      trail={{ label: 'Templates', href: '/ticket-templates' }}
      go="Save"
      onGo={() => void save()}
      busy={busy}
      ready={name.trim() !== '' && dirty}
      refusal={refusal}
      placed={['name', 'prefilled', 'questions']}
    >
      <Section title="The template">
        <TextField
          label="Name"
          value={name}
          onChange={(next) => set({ name: next })}
          error={wrong('name')}
          focus
        />
        <TextField
          label="What it is for"
          value={description}
          onChange={(next) => set({ description: next })}
        />
      </Section>
      <Section
        title="What it asks"
        about="The answer to the question named floor stands where the texts below say {{floor}}."
        actions={
          <Button
            formAction="none"
            iconName="add-plus"
            onClick={() => set({ questions: [...questions, { name: '', label: '', required: false }] })}
          >
            Add a question
          </Button>
        }
      >
        {questions.map((question, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a question has no other name while it is written
          <fieldset key={at} className="field-preview">
            <legend className="unseen">Question {at + 1}</legend>
            <TextField
              label="Name"
              placeholder="floor"
              value={question.name}
              onChange={(next) => ask(at, { name: next })}
              error={wrong(`questions/${at}/name`)}
            />
            <TextField
              label="Question"
              placeholder="On which floor?"
              value={question.label}
              onChange={(label) => ask(at, { label })}
              error={wrong(`questions/${at}/label`)}
            />
            <Flag
              label="It needs an answer"
              checked={question.required}
              onChange={(required) => ask(at, { required })}
            />
            <Button formAction="none" variant="inline-link" onClick={() => ask(at)}>
              Remove question {at + 1}
            </Button>
          </fieldset>
        ))}
      </Section>
      <Section title="What it fills in">
        <TextField
          label="Title"
          value={prefilled.title ?? ''}
          onChange={(title) => fill({ title })}
          error={wrong('prefilled/title')}
        />
        <TextField
          label="Description"
          rows={5}
          value={prefilled.description ?? ''}
          onChange={(next) => fill({ description: next })}
          error={wrong('prefilled/description')}
        />
        <ServicePick
          label="Service"
          none="None"
          value={prefilled.service ?? ''}
          onChange={(service) => fill({ service })}
          error={wrong('prefilled/service')}
        />
        <TeamPick
          label="Team"
          none="By the assignment rules"
          value={prefilled.team ?? ''}
          onChange={(team) => fill({ team })}
          error={wrong('prefilled/team')}
        />
        <Pick
          label="Category"
          options={[
            { value: '', label: 'None' },
            ...categories
              .filter(({ id, state }) => state !== 'retired' || id === prefilled.category)
              .map(({ id, title }) => ({ value: id, label: title })),
          ]}
          value={prefilled.category ?? ''}
          onChange={(category) => fill({ category })}
          error={wrong('prefilled/category')}
          find
        />
        <Pick
          label="Impact"
          options={levels}
          value={prefilled.impact ?? ''}
          onChange={(impact) => fill({ impact })}
        />
        <Pick
          label="Urgency"
          options={levels}
          value={prefilled.urgency ?? ''}
          onChange={(urgency) => fill({ urgency })}
        />
      </Section>
    </RecordForm>
  );
}

export function NewTicketTemplate() {
  return <TemplateForm />;
}

export function EditTicketTemplate() {
  const { id = '' } = useParams();
  const { data } = useLive<TicketTemplate>(`/ticket-templates/${encodeURIComponent(id)}`, { pace: 'rare' });
  return data ? <TemplateForm template={data} /> : <Loading lines={8} />;
}
