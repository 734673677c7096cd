/// <reference lib="dom" />
import type { Answers, FormField } from '../functions/request/form-field.ts';
import { shownFields } from '../functions/request/shown-fields.ts';

/**
 * Puts a form of the desk into the page that has this script: it is drawn where the script stands, asks only what concerns the
 * answers, and says beside each field what was wrong. It needs nothing but the address that it came from.
 */
type Described = { id: string; name: string; summary?: string; fields: FormField[] };
type Fault = { pointer: string; detail: string };

const who: FormField[] = [
  { name: 'name', label: 'Your name', type: 'line' },
  { name: 'email', label: 'Your mail address', type: 'mail', required: true },
];

/** An element with properties and children. */
function make<T extends HTMLElement = HTMLElement>(
  tag: string,
  props: object = {},
  ...children: (Node | string)[]
): T {
  const element = Object.assign(document.createElement(tag), props) as unknown as T;
  element.append(...children);
  return element;
}

function inputOf({ name, type, options = [], required = false }: FormField): HTMLElement {
  const id = `desk-${name}`;
  if (type === 'text') return make('textarea', { id, name, rows: 5, required });
  if (type === 'choice')
    return make(
      'select',
      { id, name, required },
      make('option', { value: '', textContent: 'Choose…' }),
      ...options.map(({ value, label }) => make('option', { value, textContent: label })),
    );
  const kinds: Partial<Record<FormField['type'], string>> = {
    number: 'number',
    date: 'date',
    mail: 'email',
    checkbox: 'checkbox',
  };
  return make('input', {
    id,
    name,
    type: kinds[type] ?? 'text',
    required,
    ...(type === 'number' && { step: 'any' }),
  });
}

function fieldOf(field: FormField): HTMLElement {
  const { name, label, help, type, options = [], required } = field;
  const fault = make('p', { className: 'fault', id: `desk-fault-${name}` });
  fault.setAttribute('role', 'alert');
  const optional = required ? [] : [make('span', { className: 'optional', textContent: ' (optional)' })];
  const words = help ? [make('p', { className: 'help', textContent: help })] : [];
  const box = (value: string, text: string) =>
    make('label', { className: 'box' }, make('input', { type: 'checkbox', name, value }), ` ${text}`);
  const drawn =
    type === 'several'
      ? make(
          'fieldset',
          {},
          make('legend', {}, label, ...optional),
          ...words,
          ...options.map((one) => box(one.value, one.label)),
          fault,
        )
      : make(
          'div',
          { className: 'field' },
          make('label', { htmlFor: `desk-${name}` }, label, ...optional),
          ...words,
          inputOf(field),
          fault,
        );
  drawn.dataset.field = name;
  return drawn;
}

/** What stands in the form now, by the names of the fields. */
function answersIn(form: HTMLFormElement, fields: readonly FormField[]): Answers {
  const data = new FormData(form);
  const read = ({ name, type }: FormField) =>
    type === 'several'
      ? data.getAll(name).map(String)
      : type === 'checkbox'
        ? data.has(name)
        : String(data.get(name) ?? '');
  return Object.fromEntries(fields.map((field) => [field.name, read(field)]));
}

function draw(place: HTMLScriptElement, { id, name, summary, fields }: Described, home: string): void {
  const all = [...who, ...fields];
  const trap = make(
    'p',
    { className: 'trap' },
    make('input', { name: 'website', tabIndex: -1, autocomplete: 'off' }),
  );
  trap.setAttribute('aria-hidden', 'true');
  const button = make<HTMLButtonElement>('button', { type: 'submit', textContent: 'Send' });
  const said = make('p');
  said.setAttribute('role', 'status');
  const form = make<HTMLFormElement>('form', { noValidate: true }, ...all.map(fieldOf), trap, button, said);
  const shown = Date.now();
  const conceal = () => {
    const asked = new Set(shownFields(fields, answersIn(form, fields)).map((field) => field.name));
    for (const each of form.querySelectorAll<HTMLElement>('[data-field]'))
      each.hidden =
        !who.some((field) => field.name === each.dataset.field) && !asked.has(each.dataset.field ?? '');
  };
  const complain = (faults: readonly Fault[]) => {
    for (const { name: field } of all) {
      const fault = faults.find(({ pointer }) => pointer === `/${field}`);
      const line = form.querySelector(`#desk-fault-${field}`);
      if (line) line.textContent = fault ? `This ${fault.detail}.` : '';
      form.querySelector(`#desk-${field}`)?.setAttribute('aria-invalid', String(Boolean(fault)));
    }
  };
  form.addEventListener('input', conceal);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    button.disabled = true;
    const data = new FormData(form);
    const given = Object.fromEntries(
      Object.entries(answersIn(form, all)).filter(([, value]) => value !== ''),
    );
    const body = { ...given, website: String(data.get('website') ?? ''), shown };
    try {
      const answer = await fetch(`${home}/v1/forms/${id}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const told = (await answer.json()) as { status?: string; detail?: string; errors?: Fault[] };
      if (answer.ok) {
        const follow = make('a', { href: home + told.status, textContent: 'Follow how it goes on' });
        form.replaceWith(make('p', {}, 'Thank you, we have got it. ', follow));
        return;
      }
      complain(told.errors ?? []);
      said.textContent = told.errors?.length
        ? 'Please look at it again.'
        : (told.detail ?? 'That did not work.');
    } catch {
      said.textContent = 'The desk does not answer. Please try again.';
    }
    button.disabled = false;
  });
  conceal();
  const style = make('link', { rel: 'stylesheet', href: `${home}/forms.css` });
  place.after(
    style,
    make(
      'div',
      { className: 'desk-form' },
      make('h2', { textContent: name }),
      ...(summary ? [make('p', { textContent: summary })] : []),
      form,
    ),
  );
}

const here = document.currentScript as HTMLScriptElement | null;
if (here?.dataset.form) {
  const home = new URL(here.src).origin;
  fetch(`${home}/v1/forms/${encodeURIComponent(here.dataset.form)}`, {
    headers: { accept: 'application/json' },
  })
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
    .then((form: Described) => draw(here, form, home))
    .catch(() => here.after(make('p', { textContent: 'This form cannot be shown at the moment.' })));
}
