/**
 * How a state fails: an error name that Retry and Catch match, and a cause for people.
 *
 * `alias` is a second name it is matched by (a missed heartbeat is reported as `States.Timeout`, yet
 * `States.HeartbeatTimeout` matches it too). `terminal` marks what ends the execution whatever the state catches.
 */
export type Failure = { error?: string; cause?: string; alias?: string; terminal?: true; location?: string };

type Thrown = Error & { failure: Failure };

/** Makes the error that carries a failure out of nested code. */
export function failWith(failure: Failure): Error {
  const thrown: Thrown = Object.assign(new Error(failure.cause ?? failure.error), { failure });
  return thrown;
}

/** The failure that an error carries; a fault of the interpreter itself is `States.Runtime`, as AWS has it. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Error && 'failure' in error) return (error as Thrown).failure;
  return { error: 'States.Runtime', cause: error instanceof Error ? error.message : String(error) };
}

const notByWildcard = new Set(['States.DataLimitExceeded', 'States.Runtime']);

/**
 * Whether the `ErrorEquals` of a retrier or catcher covers a failure.
 * `States.ALL` and `States.TaskFailed` leave out the two terminal errors, which are matched by their own name only,
 * and `States.TaskFailed` leaves out timeouts.
 */
export function covers(errorEquals: readonly string[], { error = '', alias, terminal }: Failure): boolean {
  if (terminal) return false;
  return errorEquals.some((name) => {
    if (name === error || name === alias) return true;
    if (notByWildcard.has(error)) return false;
    return name === 'States.ALL' || (name === 'States.TaskFailed' && error !== 'States.Timeout');
  });
}
