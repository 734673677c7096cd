import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Activity, createActivity } from './activity.ts';
import { lintAssembly } from './assembly/lint.ts';
import { loadAssembly } from './assembly/load.ts';
import { type Facts, local, localResolver } from './assembly/physical.ts';
import type { Resolver } from './assembly/resolver.ts';
import type { Automation } from './automations.ts';
import { type Clock, createClock } from './clock.ts';
import { bucketDeployment, deployBuckets } from './custom-resources/bucket-deployment.ts';
import { createCustomResources } from './custom-resources/custom-resources.ts';
import { createDispatcher, type Dispatcher } from './dispatcher.ts';
import { createDynamoDb, type DynamoDb } from './dynamodb/dynamodb.ts';
import { createFaults } from './faults.ts';
import type { FindingState } from './findings.ts';
import { createGateway } from './gateway/gateway.ts';
import { configureAsyncInvokes, deployFunctions } from './host/deploy-functions.ts';
import { deployMappings } from './host/deploy-mappings.ts';
import { deployResources, deployTables } from './host/deploy-resources.ts';
import { type ExecutionSummary, listExecutions } from './host/executions.ts';
import { type Ports, takePorts } from './host/front.ts';
import { lockState } from './host/lock.ts';
import { createServices, type Services } from './host/services.ts';
import { createSettings } from './host/settings.ts';
import { createSite } from './host/site.ts';
import { templateOrigin } from './host/template-origin.ts';
import { createAuthorize } from './iam/authorize.ts';
import { readPolicies } from './iam/policies.ts';
import { createRequestsOf } from './iam/requests.ts';
import { createIssuer, issuerPath } from './issuer/issuer.ts';
import { createPeople, type DemoPerson, type People } from './issuer/people.ts';
import { readProviders } from './issuer/providers.ts';
import { readClients } from './issuer/read-template.ts';
import { createTrigger } from './issuer/trigger.ts';
import { createFunctions, type Functions, localSecret } from './lambda/functions.ts';
import { createLocalApi } from './local-api.ts';
import { createRecorder } from './recorder.ts';
import type { SentMail } from './ses.ts';
import { openState } from './state.ts';
import type { SentText } from './texts.ts';
import { createWebhooks, type Webhooks } from './webhooks.ts';

export type HostOptions = {
  /** Directory of the cloud assembly. */
  assembly: string;
  /** Directory of the state, made when it is not there. */
  dir: string;
  /** 0 for any port that is free. */
  ports: Ports;
  clock?: Clock;
  /** People of the demo data, who come first at the sign-in. */
  people?: DemoPerson[];
  /** Told what people should know; with `from`, what that function wrote. */
  log?: (line: string, from?: string) => void;
};

export type Host = {
  clock: Clock;
  dispatcher: Dispatcher;
  activity: Activity;
  functions: Functions;
  dynamodb: DynamoDb;
  machines: Services['machines'];
  resolver: Resolver;
  webhooks: Webhooks;
  people: People;
  ports: Ports;
  urls: { api: string; aws: string; issuer: string };
  /** Resolves when nothing that is due is running. */
  settled(): Promise<void>;
  /** Moves the clock by milliseconds; resolves when everything that became due has run. */
  forward(ms: number): Promise<void>;
  /**
   * Sets how far the clock is off, as a laptop finds it that wakes up: what became due meanwhile runs late, and once. Resolves
   * when it has.
   */
  wake(offset: number): Promise<void>;
  /** Forgets what was sent until now. */
  emptyOutbox(): void;
  /** An access token of somebody, by id, address or user name. @throws when there is nobody of that name */
  token(person: string): Promise<string>;
  mail(): SentMail[];
  texts(): SentText[];
  /** What Security Hub and GuardDuty were told of findings. */
  findings(): FindingState[];
  automations(): Automation[];
  executions(): Promise<ExecutionSummary[]>;
  /** Lets what runs come to an end, for at most five seconds, and stops. */
  stop(): Promise<void>;
  /** Stops as `kill -9` would: nothing that runs comes to its end. */
  kill(): Promise<void>;
};

const patience = 5000;

type Close = () => unknown;

const closeAll = async (opened: Close[]): Promise<void> => {
  for (const close of opened.splice(0).reverse()) await close();
};

/** Hosts a cloud assembly: everything it needs to know is in the template, everything it keeps is in `dir`. */
export async function startHost(options: HostOptions): Promise<Host> {
  const opened: Close[] = [];
  try {
    return await assemble(options, opened);
  } catch (error) {
    await closeAll(opened);
    throw error;
  }
}

async function assemble(options: HostOptions, opened: Close[]): Promise<Host> {
  const { dir } = options;
  let stopping: Promise<void> | undefined;
  // What is torn apart by stopping is nobody's fault.
  const log = (line: string, from?: string) => {
    if (!stopping) options.log?.(line, from);
  };
  const assembly = loadAssembly(options.assembly);
  mkdirSync(dir, { recursive: true });
  opened.push(lockState(dir));
  const front = await takePorts(options.ports);
  opened.push(front.stop);
  const { ports } = front;
  const authority = `localhost:${ports.api}`;
  const aws = `127.0.0.1:${ports.aws}`;
  const urls = {
    api: `http://${authority}`,
    aws: `http://${aws}`,
    issuer: `http://${authority}${issuerPath}`,
  };

  const db = openState(dir);
  opened.push(() => db.close());
  const settings = createSettings(db);
  const clock = options.clock ?? createClock({ offset: Number(settings.read('clock offset') ?? 0) });
  const activity = createActivity();
  const place = { region: local.region, account: local.account };
  const dynamodb = createDynamoDb({ path: path.join(dir, 'dynamodb.sqlite'), now: clock.now, ...place });
  opened.push(dynamodb.close);

  const facts: Facts = new Map();
  const resolver = localResolver(assembly, { site: authority, aws, issuer: urls.issuer }, facts);
  deployTables(resolver, dynamodb, facts);
  const problems = lintAssembly(assembly, resolver, [bucketDeployment]);
  if (problems.length > 0) throw new Error(`The laptop does not host this template:\n${problems.join('\n')}`);

  const recorder = createRecorder(clock.now);
  const functionLog = (name: string, text: string) => log(text, name);
  const functions = createFunctions({
    clock,
    activity,
    recorder,
    endpoint: urls.aws,
    region: place.region,
    log: functionLog,
  });
  opened.push(functions.stop);
  const dispatcher = createDispatcher({
    authorize: createAuthorize(readPolicies(resolver), createRequestsOf(resolver, place)),
    recorder,
    faults: createFaults(functions.crash),
  });
  const ground = { db, dir, clock, activity, dispatcher, functions, place, endpoint: urls.aws, log };
  const services = createServices(ground, dynamodb);
  const webhooks = createWebhooks(db, clock.now);
  const people = createPeople(options.people ?? [], services.cognito.users);
  deployFunctions(assembly, resolver, functions, dir);
  deployResources(resolver, services);
  configureAsyncInvokes(resolver, functions, services.asyncInvoke);
  deployMappings(resolver, ground, services);

  const clients = readClients(resolver);
  const issuer = await createIssuer({
    ...{ dir, db, url: urls.issuer, clients, people },
    providers: readProviders(resolver),
    federate: services.cognito.federate,
    admit: createTrigger(resolver, dispatcher, place.region),
    now: clock.now,
  });
  const origin = templateOrigin({ resolver, dispatcher, clock, issuer, place, endpoint: urls.aws });
  const localApi = createLocalApi(() => host);
  const site = createSite({ authority, origin, issuer, localApi, activity, now: clock.now, log });
  const s3Door = {
    now: clock.now,
    corsOf: services.s3.corsOf,
    secretOf: (key: string) => (functions.byAccessKey(key) ? localSecret : undefined),
  };
  const gateway = createGateway({ dispatcher, functions, webhooks, activity, s3: s3Door, log });
  front.open(site, gateway, services.receipts);

  const sweeping = setInterval(dynamodb.sweepTtl, 60_000);
  sweeping.unref();
  opened.push(() => {
    clearInterval(sweeping);
    for (const mapping of services.mappings.all()) mapping.stop();
    services.machines.suspend();
    services.jobs.stop();
    if (!options.clock) clock.stop();
  });

  const host: Host = {
    clock,
    dispatcher,
    activity,
    functions,
    dynamodb,
    machines: services.machines,
    resolver,
    webhooks,
    people,
    ports,
    urls,
    settled: activity.settled,
    forward: async (ms) => {
      await clock.forward(ms, activity.settled);
      dynamodb.sweepTtl();
      settings.write('clock offset', String(clock.offset));
      await activity.settled();
    },
    wake: async (offset) => {
      await activity.settled();
      clock.offset = offset;
      await host.forward(0);
    },
    emptyOutbox: services.ses.empty,
    token: async (person) => {
      const user = people.find(person);
      const [client] = clients;
      if (!user || !client) throw new Error(`There is nobody ${person} in the user pool`);
      return issuer.tokens.access({
        user,
        clientId: client.id,
        scope: 'openid profile email',
        signedInAt: clock.now(),
      });
    },
    mail: services.ses.mails,
    texts: services.texts.sent,
    findings: services.findings.list,
    automations: services.automations.list,
    executions: () => listExecutions(dispatcher),
    stop: () => {
      const waited = new Promise<void>((resolve) => setTimeout(resolve, patience).unref());
      stopping ??= Promise.race([activity.settled(), waited]).then(() => closeAll(opened));
      return stopping;
    },
    kill: () => {
      stopping ??= closeAll(opened);
      return stopping;
    },
  };

  for (const mapping of services.mappings.all()) mapping.start();
  services.jobs.resume();
  services.machines.resume();
  await createCustomResources({ db, functions, webhooks, facts })(resolver);
  await deployBuckets(assembly, resolver, dispatcher);
  await activity.settled();
  return host;
}
