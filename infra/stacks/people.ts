import { CustomResource } from 'aws-cdk-lib';
import type { UserPool } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { Config } from '../config.ts';
import { DeskFunction } from '../constructs/function.ts';
import { Practice } from '../constructs/practice.ts';
import { Reaction } from '../constructs/reaction.ts';
import type { DataStack } from './data.ts';
import type { FrontStack } from './front.ts';

interface PeopleProps {
  readonly config: Config;
  readonly data: DataStack;
  readonly pool: UserPool;
}

/** People, teams and roles, and the first administrator: whoever returns it decides what has to be there before. */
export function people(front: FrontStack, { config, data, pool }: PeopleProps): Construct {
  const { people: table } = data.tables;
  const { api } = new Practice(front, 'people', {
    table,
    people: table,
    frontDoor: front.frontDoor,
    nouns: ['people', 'teams', 'roles'],
    environment: front.apiEnvironment,
  });
  data.keysFor(api);

  const invite = new Reaction(front, 'people-on-person-added', {
    on: ['person.added'],
    bus: front.bus,
    deadLetters: front.deadLetters,
    impact: 'A new person gets no invitation and cannot sign in.',
    environment: { USER_POOL: pool.userPoolId },
  });
  table.writtenBy(invite.fn);
  invite.fn.may(['cognito-idp:AdminCreateUser', 'cognito-idp:AdminGetUser'], [pool.userPoolArn]);

  const arrive = new DeskFunction(front, 'people-on-deploy', {
    description: 'When this fails: nobody can administer the new desk, and the deployment is taken back',
  });
  table.writtenBy(arrive);
  arrive.failsInto(front.deadLetters);
  const { id, name, email } = config.firstAdmin;
  const firstAdmin = new CustomResource(front, 'FirstAdmin', {
    serviceToken: arrive.functionArn,
    resourceType: 'Custom::FirstAdmin',
    properties: { Id: id, Name: name, Email: email },
  });
  // The invitation follows the record by the bus: whoever hears of it has to be there.
  firstAdmin.node.addDependency(invite, arrive);
  return firstAdmin;
}
