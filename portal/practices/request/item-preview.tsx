import { useState } from 'react';
import type { Answers } from '../../../functions/request/form-field.ts';
import { Snippet } from '../../components/snippet.tsx';
import { Markdown } from '../knowledge/markdown.tsx';
import { FormFields } from './form-fields.tsx';
import { formOf, type ItemDraft } from './item-draft.ts';

/** The form as it will be asked, with answers that go nowhere. */
export function Preview({ draft }: { draft: ItemDraft }) {
  const [answers, setAnswers] = useState<Answers>({});
  const fields = formOf(draft.fields).filter(({ label, name }) => label && name);
  return (
    <section className="panel preview" aria-label="Preview">
      <header>
        <h2>Preview</h2>
      </header>
      <div className="body fields">
        <p className="soft">{draft.summary || 'As people see it. What is answered here goes nowhere.'}</p>
        {draft.description && <Markdown text={draft.description} />}
        <FormFields fields={fields} answers={answers} onChange={setAnswers} wrong={() => undefined} />
        {!fields.length && <p className="soft">It asks nothing yet.</p>}
      </div>
    </section>
  );
}

/** How the form gets into somebody's own page. */
export function Embedding({ id, draft }: { id: string; draft: ItemDraft }) {
  const home = location.origin;
  const inputs = formOf(draft.fields).map(
    ({ name, label }) => `  <label>${label} <input name="${name}"></label>`,
  );
  const plain = [
    `<form method="post" action="${home}/v1/forms/${id}">`,
    '  <label>Your mail address <input name="email" type="email" required></label>',
    ...inputs,
    '  <button>Send</button>',
    '</form>',
  ].join('\n');
  const variants = [
    { label: 'A script', text: `<script src="${home}/forms.js" data-form="${id}"></script>` },
    { label: 'A plain form', text: plain },
  ];
  return (
    <>
      <p>
        It has a page of its own: <a href={`/v1/forms/${id}`}>{`${home}/v1/forms/${id}`}</a>. A script puts it
        into any page, and a plain form can be sent to the same address.
      </p>
      <Snippet label="For a page" variants={variants} />
    </>
  );
}
