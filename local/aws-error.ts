/** An error as AWS answers it: `type` is the short exception name, `status` the HTTP status, `extra` what else the body holds. */
export type AwsError = Error & { type: string; status: number; extra: Record<string, unknown> };

/**
 * Makes the error that a hosted service throws; the gateway writes it in the protocol of the caller.
 *
 * @param status HTTP status, 400 unless the service documents another
 * @param extra further members of the body, such as `CancellationReasons`
 */
export function awsError(
  type: string,
  message: string,
  status = 400,
  extra: Record<string, unknown> = {},
): AwsError {
  return Object.assign(new Error(message), { name: type, type, status, extra });
}

/** Tells an error that AWS itself would answer from a fault of the host. */
export function isAwsError(error: unknown): error is AwsError {
  return error instanceof Error && 'type' in error && 'status' in error && 'extra' in error;
}

/** The error for an operation that the laptop does not host: nothing is guessed. */
export function notHosted(service: string, operation: string): AwsError {
  return awsError('NotHostedLocally', `${service}:${operation} is not hosted on the laptop`, 501);
}
