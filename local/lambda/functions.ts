import type { Activity } from '../activity.ts';
import { awsError } from '../aws-error.ts';
import type { Clock } from '../clock.ts';
import type { Recorder } from '../recorder.ts';
import { createGate } from './gate.ts';
import { createPool, type Pool, type Usage } from './pool.ts';
import { type FunctionConfig, type Outcome, startSandbox } from './sandbox.ts';

export type Functions = {
  deploy(config: FunctionConfig): void;
  /**
   * Invokes by name or ARN and waits for the answer.
   *
   * @throws ResourceNotFoundException for a function that is not there
   */
  invoke(nameOrArn: string, event: unknown): Promise<Outcome>;
  find(nameOrArn: string): FunctionConfig;
  byAccessKey(accessKeyId: string): FunctionConfig | undefined;
  list(): FunctionConfig[];
  usage(): ({ name: string } & Usage)[];
  /** Starts a sandbox for each of these, one after the other, so that the first call finds it. */
  warm(names: string[]): Promise<void>;
  crash(sandbox: string): void;
  stop(): Promise<void>;
};

/** The secret of every function's access key: who calls is told by the key, and nobody else is on loopback. */
export const localSecret = 'local';

type FunctionsOptions = {
  clock: Clock;
  activity: Activity;
  recorder: Recorder;
  /** URL of the AWS endpoint. */
  endpoint: string;
  region: string;
  log: (name: string, text: string) => void;
  /** Sandboxes of one function at a time; 3 unless said. */
  max?: number;
};

const nameOf = (nameOrArn: string): string => (nameOrArn.split(':function:').pop() ?? '').split(':')[0] ?? '';

/** The functions of the laptop, each in worker threads of its own with the environment of its template. */
export function createFunctions(options: FunctionsOptions): Functions {
  const { clock, activity, recorder, endpoint, region, log, max = 3 } = options;
  const pools = new Map<string, Pool>();
  const gate = createGate();

  const environmentOf = (config: FunctionConfig): Record<string, string> => ({
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_SECRET_ACCESS_KEY: localSecret,
    AWS_LAMBDA_FUNCTION_NAME: config.name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(config.memoryMb),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${config.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    LAMBDA_TASK_ROOT: config.dir,
    _HANDLER: config.handler,
    TZ: ':UTC',
    PATH: process.env.PATH ?? '',
    ...config.environment,
    AWS_ACCESS_KEY_ID: config.accessKeyId,
  });

  const poolOf = (nameOrArn: string): Pool => {
    const pool = pools.get(nameOf(nameOrArn));
    if (!pool) throw awsError('ResourceNotFoundException', `Function not found: ${nameOrArn}`, 404);
    return pool;
  };

  return {
    deploy: (config) => {
      const environment = environmentOf(config);
      const start = (onEnd: () => void) => startSandbox(config, { clock, endpoint, environment, log, onEnd });
      pools.set(config.name, createPool(config, max, start));
    },
    invoke: async (nameOrArn, event) => {
      const pool = poolOf(nameOrArn);
      const done = activity.begin(`function ${pool.config.name}`);
      recorder.mark('functions', pool.config.name);
      try {
        return await pool.invoke(event, gate);
      } finally {
        done();
      }
    },
    find: (nameOrArn) => poolOf(nameOrArn).config,
    byAccessKey: (key) => [...pools.values()].find(({ config }) => config.accessKeyId === key)?.config,
    list: () => [...pools.values()].map(({ config }) => config),
    usage: () => [...pools.values()].map(({ config, usage }) => ({ name: config.name, ...usage() })),
    warm: async (names) => {
      for (const name of names) await poolOf(name).warm();
    },
    crash: (sandbox) => {
      for (const pool of pools.values()) if (pool.crash(sandbox)) return;
    },
    stop: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.stop()));
    },
  };
}
