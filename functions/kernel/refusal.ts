/** Every reason for which the product says no, with its HTTP status and the sentence people read first. */
export const refusals = {
  'malformed-json': { status: 400, title: 'The body is not valid JSON' },
  validation: { status: 400, title: 'Some of the input is not valid' },
  'invalid-cursor': { status: 400, title: 'This cursor cannot be used here' },
  'wrong-code': { status: 400, title: 'This code does not confirm it' },
  'missing-idempotency-key': { status: 400, title: 'An Idempotency-Key header is needed' },
  unauthenticated: { status: 401, title: 'Sign in first' },
  'wrong-token': { status: 401, title: 'This is not an access token of this desk' },
  forbidden: { status: 403, title: 'You may not do this' },
  'self-approval': { status: 403, title: 'Nobody decides on their own' },
  'sign-in-again': { status: 403, title: 'Sign in again for this' },
  'not-found': { status: 404, title: 'There is no such record' },
  'method-not-allowed': { status: 405, title: 'This method is not offered here' },
  'already-exists': { status: 409, title: 'There is one already' },
  'claim-taken': { status: 409, title: 'This has happened already' },
  'check-failed': { status: 409, title: 'Something else changed at the same time' },
  'illegal-transition': { status: 409, title: 'This is not possible in the present state' },
  'already-voted': { status: 409, title: 'There is one vote for each person and round' },
  'round-closed': { status: 409, title: 'This round of votes is over' },
  'still-firing': { status: 409, title: 'An alert of it still fires' },
  'reopen-window': { status: 409, title: 'It is too late to reopen it' },
  'closed-for-changes': { status: 409, title: 'Nothing is changed at this time' },
  incomplete: { status: 409, title: 'Something is missing before this can be done' },
  'last-admin': { status: 409, title: 'The desk needs an administrator' },
  'stale-version': { status: 412, title: 'Someone changed it first' },
  'payload-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'Send application/json' },
  'idempotency-mismatch': { status: 422, title: 'This Idempotency-Key was used for something else' },
  'precondition-required': { status: 428, title: 'An If-Match header is needed' },
  'too-many': { status: 429, title: 'Too many of these in too short a time' },
  busy: { status: 503, title: 'Too many changes at once' },
} as const;

export type Reason = keyof typeof refusals;

/** One field that was refused: `pointer` is a JSON pointer into the body, or `?name` for a query parameter. */
export type FieldError = { pointer: string; detail: string };

/**
 * The one error that the domain throws. On the wire it is RFC 9457 problem details, with `facts` as extensions.
 *
 * @example throw new Refusal('not-found', 'There is no incident INC-7.')
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly reason: Reason;
  readonly facts: Record<string, unknown>;

  constructor(reason: Reason, detail: string, facts: Record<string, unknown> = {}) {
    super(detail);
    this.reason = reason;
    this.facts = facts;
  }

  get status(): number {
    return refusals[this.reason].status;
  }

  toJSON() {
    return {
      type: `urn:itsm:problem:${this.reason}`,
      ...refusals[this.reason],
      detail: this.message,
      ...this.facts,
    };
  }
}

/** One field of the body that a decision cannot accept, as a refusal. */
export const invalid = (pointer: string, detail: string): Refusal =>
  new Refusal('validation', `${pointer}: ${detail}.`, { errors: [{ pointer, detail }] });

/** Refuses when any field was found wrong, naming all of them. @throws {Refusal} `validation` */
export function demandNone(errors: readonly FieldError[]): void {
  if (!errors.length) return;
  throw new Refusal('validation', errors.map((e) => `${e.pointer}: ${e.detail}.`).join(' '), { errors });
}
