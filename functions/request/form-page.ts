import { escaped, page } from '../kernel/plain-page.ts';
import type { FieldError } from '../kernel/refusal.ts';
import type { FormField } from './form-field.ts';

export type Values = Readonly<Record<string, unknown>>;
type Drawn = { readonly values: Values; readonly faults: readonly FieldError[] };

const inputTypes: Partial<Record<FormField['type'], string>> = {
  number: 'number',
  date: 'date',
  mail: 'email',
};

const first = (value: unknown): string => String((Array.isArray(value) ? value[0] : value) ?? '');

/** Help and fault of a field, by which a reader of the page hears of both. */
function described(name: string, help: string | undefined, fault: string | undefined) {
  const ids = [...(help ? [`help-${name}`] : []), ...(fault ? [`fault-${name}`] : [])];
  return {
    attributes: `${ids.length ? ` aria-describedby="${ids.join(' ')}"` : ''}${fault ? ' aria-invalid="true"' : ''}`,
    lines: `${help ? `<p class="help" id="help-${name}">${escaped(help)}</p>` : ''}${fault ? `<p class="fault" id="fault-${name}">This ${escaped(fault)}.</p>` : ''}`,
  };
}

function input(field: FormField, { values, faults }: Drawn): string {
  const { name, label, type, options = [], least, most, help } = field;
  const value = values[name];
  // A plain page cannot hide what is not asked: whoever it does not concern leaves it empty.
  const must = field.required && !field.when;
  const { attributes, lines } = described(
    name,
    help,
    faults.find(({ pointer }) => pointer === `/${name}`)?.detail,
  );
  const common = `name="${name}"${must ? ' required' : ''}${attributes}`;
  const hint = must ? '' : ' <span class="optional">(if it applies)</span>';
  const caption = `<label for="f-${name}">${escaped(label)}${field.required ? hint : ' <span class="optional">(optional)</span>'}</label>`;
  const boxed = (kind: 'radio' | 'checkbox') =>
    `<fieldset${attributes}><legend>${escaped(label)}${must ? '' : ' <span class="optional">(optional)</span>'}</legend>${lines}${options
      .map((option) => {
        const on = (Array.isArray(value) ? value : [value]).includes(option.value);
        return `<label class="box"><input type="${kind}" name="${name}" value="${option.value}"${on ? ' checked' : ''}${must && kind === 'radio' ? ' required' : ''}> ${escaped(option.label)}</label>`;
      })
      .join('')}</fieldset>`;
  if (type === 'choice' && options.length <= 5) return boxed('radio');
  if (type === 'several') return boxed('checkbox');
  if (type === 'checkbox')
    return `<div class="field">${lines}<label class="box"><input type="checkbox" id="f-${name}" value="on" ${common}${value ? ' checked' : ''}> ${escaped(label)}</label></div>`;
  if (type === 'choice')
    return `<div class="field">${caption}${lines}<select id="f-${name}" ${common}><option value="">Choose…</option>${options
      .map(
        (option) =>
          `<option value="${option.value}"${value === option.value ? ' selected' : ''}>${escaped(option.label)}</option>`,
      )
      .join('')}</select></div>`;
  if (type === 'text')
    return `<div class="field">${caption}${lines}<textarea id="f-${name}" rows="6" ${common} maxlength="${most ?? 20_000}">${escaped(first(value))}</textarea></div>`;
  const limits =
    type === 'number'
      ? `${least === undefined ? '' : ` min="${least}"`}${most === undefined ? '' : ` max="${most}"`} step="any"`
      : ` maxlength="${type === 'line' ? (most ?? 500) : 254}"`;
  return `<div class="field">${caption}${lines}<input id="f-${name}" type="${inputTypes[type] ?? 'text'}" ${common}${limits} value="${escaped(first(value))}"></div>`;
}

const who: readonly FormField[] = [
  { name: 'name', label: 'Your name', type: 'line', most: 120 },
  {
    name: 'email',
    label: 'Your mail address',
    type: 'mail',
    required: true,
    help: 'We answer to this address.',
  },
];

/** What a form says of itself, and how it is drawn. */
export type ShownForm = {
  readonly id: string;
  readonly name: string;
  readonly summary?: string | undefined;
  readonly fields: readonly FormField[];
};

/**
 * The form as a page that works without a script, with what was wrong beside each field.
 *
 * @param now when the page is shown, by which a machine that fills it in at once is told from people
 */
export function formPage({ id, name, summary, fields }: ShownForm, drawn: Drawn, now: string): string {
  const labels = new Map([...who, ...fields].map((field) => [`/${field.name}`, field.label]));
  const wrong = drawn.faults.map(
    ({ pointer, detail }) =>
      `<li><a href="#f-${escaped(pointer.slice(1))}">${escaped(labels.get(pointer) ?? pointer.slice(1))}</a> ${escaped(detail)}</li>`,
  );
  const summaryOfFaults = wrong.length
    ? `<div class="faults" role="alert"><h2>Please look at this again</h2><ul>${wrong.join('')}</ul></div>`
    : '';
  const body = `${summary ? `<p>${escaped(summary)}</p>` : ''}${summaryOfFaults}
<form method="post" action="/v1/forms/${id}" accept-charset="utf-8">
${[...who, ...fields].map((field) => input(field, drawn)).join('\n')}
<p class="trap" aria-hidden="true"><label>Leave this empty <input name="website" tabindex="-1" autocomplete="off"></label></p>
<input type="hidden" name="shown" value="${Date.parse(now)}">
<button type="submit">Send</button>
</form>`;
  return page(name, body);
}
