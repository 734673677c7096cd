/** An error as a function's runtime reports it. */
export type LambdaError = { errorType: string; errorMessage: string; trace?: string[] };

/** What a sandbox is started with. */
export type SandboxData = {
  dir: string;
  handler: string;
  name: string;
  arn: string;
  memoryMb: number;
  clock: SharedArrayBuffer;
  /** URL of the AWS endpoint: the only place that a request really goes to. */
  endpoint: string;
  /** Directory that keeps what was compiled. */
  compiled: string;
};

/** Host to sandbox. The event travels as JSON, as it does on AWS: what JSON cannot say does not arrive. */
export type Invocation = { requestId: string; event: string; timeoutMs: number };

/** Sandbox to host. */
export type Report =
  | { kind: 'ready'; initMs: number }
  | { kind: 'init-failed'; error: LambdaError }
  | { kind: 'answer'; requestId: string; payload: string }
  | { kind: 'error'; requestId: string; error: LambdaError };
