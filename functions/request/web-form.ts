import type { BodyType } from '../kernel/form-body.ts';
import type { FieldError } from '../kernel/refusal.ts';
import { line, mailAddress } from '../kernel/text.ts';
import { type Answered, answered } from './answers.ts';
import { type Answers, Answers as AnswersShape, type FormField } from './form-field.ts';

/** What a form came to: who wrote, what was answered, and why a machine is suspected. */
export type WebForm = {
  readonly email: string;
  readonly name?: string;
  readonly answers: Answered['answers'];
  readonly faults: readonly FieldError[];
  readonly suspicion?: string;
};

/** Nobody reads and fills in a form faster than that. */
const quickest = 2_000;

function suspicionOf({ website, shown }: Record<string, unknown>, now: string): string | undefined {
  if (website !== undefined && website !== '') return 'A field that people do not see was filled in.';
  const since = Date.parse(now) - Number(shown);
  return shown !== undefined && shown !== '' && since >= 0 && since < quickest
    ? 'It was filled in within two seconds.'
    : undefined;
}

const lone = (value: unknown) => (typeof value === 'string' ? value : undefined);

/**
 * Reads what a form sent. A field of the page that is not of the form (the name of its button) is left out where a browser sent it,
 * and refused where a script did.
 */
export function readWebForm(
  form: readonly FormField[],
  fields: Record<string, unknown>,
  type: BodyType,
  now: string,
): WebForm {
  const { email, name, website, shown, ...rest } = fields;
  const known = new Set(form.map((field) => field.name));
  const given =
    type === 'urlencoded' ? Object.fromEntries(Object.entries(rest).filter(([key]) => known.has(key))) : rest;
  const faults: FieldError[] = [];
  const address = mailAddress.safeParse(lone(email)?.trim());
  if (!address.success)
    faults.push({ pointer: '/email', detail: email ? 'is not one mail address' : 'is needed' });
  const called = lone(name)?.trim() ? line(120).safeParse(name) : undefined;
  if (called && !called.success)
    faults.push({ pointer: '/name', detail: 'is one line of at most 120 characters' });
  const shape = AnswersShape.safeParse(given);
  const odd = shape.success
    ? []
    : shape.error.issues.map(({ path, message }) => ({
        pointer: `/${path.map(String).join('/')}`,
        detail: message,
      }));
  const { answers, faults: wrong } = shape.success
    ? answered(form, shape.data as Answers, '')
    : { answers: {}, faults: odd };
  const suspicion = suspicionOf({ website, shown }, now);
  return {
    email: address.success ? address.data : '',
    ...(called?.success && { name: called.data }),
    answers,
    faults: [...faults, ...wrong],
    ...(suspicion && { suspicion }),
  };
}
