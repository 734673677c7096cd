import { CustomResource, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Config } from '../config.ts';
import { DeskFunction } from '../constructs/function.ts';
import { Practice } from '../constructs/practice.ts';
import { administration } from './administration.ts';
import type { DataStack } from './data.ts';
import type { FrontStack } from './front.ts';

interface RecordsProps extends StackProps {
  readonly config: Config;
  readonly data: DataStack;
  readonly front: FrontStack;
}

/** What the desk knows about what it looks after. */
export class RecordsStack extends Stack {
  constructor(scope: Construct, id: string, { config, data, front, ...props }: RecordsProps) {
    super(scope, id, { ...props, description: 'The desk: services and administration' });
    administration(this, { data, front });
    const { configuration, people } = data.tables;
    const { api } = new Practice(this, 'configuration', {
      table: configuration,
      people,
      frontDoor: front.frontDoor,
      nouns: ['services'],
      environment: front.apiEnvironment,
    });
    data.keysFor(api);
    // A service names its escalation policy, which has to be there.
    data.tables['on-call'].readBy(api);

    const arrive = new DeskFunction(this, 'configuration-on-deploy', {
      description: 'When this fails: the default service is not listed, and the deployment is taken back',
    });
    configuration.writtenBy(arrive);
    arrive.failsInto(front.deadLetters);
    const { id: Id, name: Name, team: Team } = config.defaultService;
    new CustomResource(this, 'DefaultService', {
      serviceToken: arrive.functionArn,
      resourceType: 'Custom::DefaultService',
      properties: { Id, Name, Team },
    }).node.addDependency(arrive);
  }
}
