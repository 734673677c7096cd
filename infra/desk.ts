import { type App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { acknowledge } from './acknowledgements.ts';
import type { Config } from './config.ts';
import { AuditStack } from './stacks/audit.ts';
import { AvailabilityStack } from './stacks/availability.ts';
import { CapacityStack } from './stacks/capacity.ts';
import { ChangeStack } from './stacks/change.ts';
import { ContinuityStack } from './stacks/continuity.ts';
import { DataStack } from './stacks/data.ts';
import { FrontStack } from './stacks/front.ts';
import { LevelStack } from './stacks/level.ts';
import { MonitoringStack } from './stacks/monitoring.ts';
import { PrivacyStack } from './stacks/privacy.ts';
import { ProblemStack } from './stacks/problem.ts';
import { RecordsStack } from './stacks/records.ts';
import { ResponseStack } from './stacks/response.ts';
import { SecurityStack } from './stacks/security.ts';
import { ServiceStack } from './stacks/service.ts';

/**
 * The whole desk: data, the front that every practice leans on, and one stack per group of practices.
 * Synthesis fails on any finding of cdk-nag that is not acknowledged. A test leaves the acknowledgements
 * out, to see that each is needed; the others leave out the checks, which take longer than all the rest.
 */
export function desk(app: App, config: Config, { acknowledged = true, checked = true } = {}) {
  const { stage, account, region, retain } = config;
  const common = { ...(account && region && { env: { account, region } }) };
  const data = new DataStack(app, `${stage}-data`, {
    retain,
    receives: Boolean(config.mail.inbound),
    lockDays: config.audit.lockDays,
    ...common,
  });
  const front = new FrontStack(app, `${stage}-front`, { config, data, ...common });
  const monitoring = new MonitoringStack(app, `${stage}-monitoring`, { config, data, front, ...common });
  const response = new ResponseStack(app, `${stage}-response`, { config, data, front, ...common });
  const records = new RecordsStack(app, `${stage}-records`, { config, data, front, ...common });
  const change = new ChangeStack(app, `${stage}-change`, { config, data, front, ...common });
  const problem = new ProblemStack(app, `${stage}-problem`, { config, data, front, ...common });
  const security = new SecurityStack(app, `${stage}-security`, { config, data, front, ...common });
  const service = new ServiceStack(app, `${stage}-service`, { config, data, front, ...common });
  const level = new LevelStack(app, `${stage}-level`, { config, data, front, ...common });
  const availability = new AvailabilityStack(app, `${stage}-availability`, {
    config,
    data,
    front,
    ...common,
  });
  const continuity = new ContinuityStack(app, `${stage}-continuity`, { config, data, front, ...common });
  const privacy = new PrivacyStack(app, `${stage}-privacy`, { config, data, front, ...common });
  const capacity = new CapacityStack(app, `${stage}-capacity`, { config, data, front, ...common });
  const audit = new AuditStack(app, `${stage}-audit`, { config, data, front, ...common });
  const stacks = {
    data,
    front,
    monitoring,
    response,
    records,
    change,
    problem,
    security,
    service,
    level,
    availability,
    continuity,
    capacity,
    audit,
    privacy,
  };
  for (const stack of Object.values(stacks)) Tags.of(stack).add('itsm:stage', stage);
  if (acknowledged) acknowledge(stacks, config);
  if (checked) Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  return stacks;
}
