import { CustomResource } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { type UserPool, UserPoolOperation } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { Config } from '../config.ts';
import { DeskFunction } from '../constructs/function.ts';
import { Practice } from '../constructs/practice.ts';
import type { DataStack } from './data.ts';
import type { FrontStack } from './front.ts';

const accountCommands = [
  'AdminCreateUser',
  'AdminGetUser',
  'AdminEnableUser',
  'AdminDisableUser',
  'AdminUpdateUserAttributes',
  'AdminUserGlobalSignOut',
].map((command) => `cognito-idp:${command}`);

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
    environment: {
      ...front.apiEnvironment,
      CHAT_HOSTS: config.chat.hosts.join(','),
      TEXTS_FROM: config.texts.from ?? '',
    },
    nouns: ['people', 'teams', 'roles', 'group-mappings', 'rights-changes'],
  });
  data.keysFor(api);
  // Whoever takes an administrator away makes sure in the same transaction that another one is there.
  table.checkedBy(api);
  // What somebody leaves behind is read where it is.
  for (const other of [data.tables.incident, data.tables['on-call']]) other.readBy(api);

  const accounts = {
    'people-on-person-added': {
      on: ['person.added', 'person.invited'],
      impact: 'A new person gets no invitation and cannot sign in.',
    },
    'people-on-person-changed': {
      on: ['person.changed', 'person.deactivated', 'person.reactivated', 'person.handed-over'],
      impact: 'Somebody who left stays signed in for an hour, or somebody who is back cannot sign in.',
    },
  };
  for (const [bundle, props] of Object.entries(accounts)) {
    const fn = front.react(bundle, { ...props, environment: { USER_POOL: pool.userPoolId } });
    table.writtenBy(fn);
    fn.may(accountCommands, [pool.userPoolArn]);
  }

  const welcoming = front.react('people-on-stranger', {
    on: [
      ...['mail.accepted', 'submission.received', 'submission.accepted'],
      ...['status-subscriber.asked', 'status-subscriber.confirmed'],
    ],
    impact: 'Whoever writes for the first time is nobody: what they asked for waits, and they hear nothing.',
  });
  table.writtenBy(welcoming);
  const { mail, request, availability } = data.tables;
  for (const from of [mail, request, availability]) from.readBy(welcoming);

  const confirmation = new DeskFunction(front, 'people-on-confirmation', {
    description:
      'When this fails: somebody who wrote from outside cannot confirm that their address is theirs',
  });
  table.writtenBy(confirmation);
  data.keysFor(confirmation);
  const link = '/v1/confirmations/{token}';
  front.frontDoor.open(front, confirmation, [
    [HttpMethod.GET, link],
    [HttpMethod.POST, link],
  ]);

  const { provider, everybody, groups } = config.signIn;
  const onSignIn = new DeskFunction(front, 'people-on-sign-in', {
    description: 'When this fails: nobody can sign in, and nobody stays signed in for more than an hour',
    memory: 512,
    seconds: 5,
    environment: { SIGN_IN: JSON.stringify({ trustsEmail: provider?.trustsEmail ?? false, everybody }) },
  });
  table.writtenBy(onSignIn);
  table.checkedBy(onSignIn);
  // The day on which somebody came last.
  table.countedBy(onSignIn);
  pool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION, onSignIn);

  const arrive = new DeskFunction(front, 'people-on-deploy', {
    description: 'When this fails: nobody can administer the new desk, and the deployment is taken back',
  });
  table.writtenBy(arrive);
  arrive.failsInto(front.deadLetters);
  const { id, name, email } = config.firstAdmin;
  const firstAdmin = new CustomResource(front, 'FirstAdmin', {
    serviceToken: arrive.functionArn,
    resourceType: 'Custom::FirstAdmin',
    properties: {
      Id: id,
      Name: name,
      Email: email,
      Team: config.defaultService.team,
      Groups: JSON.stringify(groups),
    },
  });
  // The invitation follows the record by the bus: whoever hears of it has to be there.
  firstAdmin.node.addDependency(...front.reactions, arrive);
  return firstAdmin;
}
