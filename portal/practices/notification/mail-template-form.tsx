import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { mailFields, sampleFacts, wrongHoles } from '../../../functions/notification/mail-fields.ts';
import { rendered } from '../../../functions/notification/mail-rendering.ts';
import { Confirm } from '../../components/confirm.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useDraft } from '../../live/use-draft.ts';
import { useLive } from '../../live/use-live.ts';
import type { Template } from './mail-templates.tsx';
import { languageNames, mailTopicNames } from './words.ts';

const list = '/mail-templates';

/** How a mail with these words looks, as they are written. */
function Preview({ template, subject, text }: { template: Template; subject: string; text: string }) {
  const portal = location.origin;
  const frame = { language: template.language, timeZone: 'UTC', portal, replies: true };
  const mail = rendered({ subject, text }, sampleFacts(portal), frame);
  return (
    <Panel title="Preview">
      <p className="mail-subject">{mail.subject}</p>
      <div className="prose mail-text">{mail.text}</div>
    </Panel>
  );
}

function Fields() {
  return (
    <Panel title="Fields">
      <ul className="mail-fields">
        {Object.keys(mailFields).map((name) => (
          <li key={name}>
            <code>{`{{${name}}}`}</code>
          </li>
        ))}
      </ul>
      <p>A paragraph with a field of which nothing is known is left out.</p>
    </Panel>
  );
}

function Form({ template }: { template: Template }) {
  const { id, topic, language, version, changed: own } = template;
  const { run, busy, refusal } = useCommand();
  const [resetting, setResetting] = useState(false);
  const navigate = useNavigate();
  const { draft, set, changed, dirty, wrong } = useDraft(
    { subject: template.subject, text: template.text },
    refusal,
  );
  const errorOf = (name: 'subject' | 'text') => {
    const hole = wrongHoles(draft[name]);
    return hole ? `It ${hole}.` : wrong(name);
  };
  const broken = wrongHoles(draft.subject) ?? wrongHoles(draft.text);
  const leave = () => navigate(list);
  const save = () =>
    run({ path: `${list}/${id}`, method: 'PATCH', version, body: changed, done: 'Saved.' }).then(
      leave,
      () => undefined,
    );
  const reset = () =>
    run({ path: `${list}/${id}/reset`, body: {}, done: 'The shipped words are used again.' }).then(
      leave,
      () => setResetting(false),
    );
  return (
    <RecordForm
      title={`${mailTopicNames[topic]}, ${languageNames[language]}`}
      trail={{ label: 'Mail templates', href: list }}
      go="Save"
      onGo={() => void save()}
      busy={busy}
      ready={dirty && !broken}
      refusal={refusal}
      placed={['subject', 'text']}
      side={
        <>
          <Preview template={template} {...draft} />
          <Fields />
        </>
      }
    >
      <Section
        title="Words"
        actions={
          own && (
            <Button formAction="none" onClick={() => setResetting(true)}>
              Use the shipped words
            </Button>
          )
        }
      >
        <TextField
          label="Subject"
          description="Mail programs put what has the same subject into one thread."
          value={draft.subject}
          onChange={(subject) => set({ subject })}
          error={errorOf('subject')}
        />
        <TextField
          label="Text"
          rows={14}
          value={draft.text}
          onChange={(text) => set({ text })}
          error={errorOf('text')}
        />
      </Section>
      {resetting && (
        <Confirm
          title="Use the shipped words"
          go="Reset"
          onGo={() => void reset()}
          onClose={() => setResetting(false)}
          busy={busy}
        >
          What was written here is kept in the history, and no longer sent.
        </Confirm>
      )}
    </RecordForm>
  );
}

/** The words of one mail, and beside them how it looks. */
export function MailTemplateEdit() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useLive<Template>(`${list}/${id}`, { pace: 'once' });
  if (error) return <Trouble error={error} retry={refetch} />;
  return data ? (
    <Form key={data.version} template={data} />
  ) : (
    <Loading lines={8} label="Loading the template" />
  );
}
