type Wire = {
  type?: string;
  title?: string;
  detail?: string;
  errors?: { pointer?: string; detail: string }[];
};

/** Why a call did not do what was asked, in words for people. `status` 0 means that no answer came. */
export type Refused = Error & {
  status: number;
  /** Why, as the end of the problem's type: `forbidden`; '' when it does not say. */
  reason: string;
  title: string;
  /** What is wrong with which field, by the field's name; '' is the whole. */
  fields: Readonly<Record<string, string>>;
};

const usual: Record<number, string> = {
  0: 'The desk does not answer',
  401: 'Your sign-in has ended',
  403: 'Your roles do not allow this',
  404: 'There is no such record, or you may not see it',
  409: 'It is no longer in a state where this can be done',
  412: 'Someone changed it first',
  429: 'Too many calls at once: try again in a moment',
};

function refusedWith(
  status: number,
  title: string,
  detail: string,
  fields: Record<string, string>,
  reason = '',
): Refused {
  return Object.assign(new Error(detail), { name: 'Refused', status, title, fields, reason });
}

// A 403 of their own: roles have nothing to do with these.
const own: readonly string[] = ['self-approval', 'sign-in-again'];

/** Reads a problem document (RFC 9457), whatever part of it is there. */
export async function readRefusal(response: Response): Promise<Refused> {
  const { status } = response;
  const wire = (await response.json().catch(() => ({}))) as Wire;
  const errors = wire.errors ?? [];
  const fields = Object.fromEntries(
    errors.map(({ pointer = '', detail }) => [pointer.replace(/^#?\/?/, ''), detail]),
  );
  const reason = wire.type?.split(':').at(-1) ?? '';
  const said = own.includes(reason) ? wire.title : usual[status];
  const title = said ?? wire.title ?? `The desk answered ${status}`;
  return refusedWith(status, title, wire.detail ?? wire.title ?? '', fields, reason);
}

/** No answer came at all: the network, or the desk, is away. */
export const unreachable = (cause: unknown): Refused =>
  Object.assign(refusedWith(0, usual[0] ?? '', 'Check the connection. It is tried again by itself.', {}), {
    cause,
  });

/** Whatever was thrown, as something that can be shown. */
export const shown = (error: unknown): Refused =>
  error instanceof Error && 'status' in error
    ? (error as Refused)
    : refusedWith(-1, 'Something went wrong here', String((error as Error)?.message ?? error), {});
