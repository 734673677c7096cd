import { CfnOutput } from 'aws-cdk-lib';
import { AccountRootPrincipal, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Practice } from '../constructs/practice.ts';
import type { Moves } from '../constructs/reaction.ts';
import type { Grantee, PracticeTable } from '../constructs/table.ts';
import type { LevelStack } from './level.ts';

/** By what each kind of record counts otherwise: one line for a practice that is measured. */
export const measured: readonly Moves[] = [
  {
    kind: 'incident',
    fields: [
      ...['openedAt.to', 'acknowledgedAt.to', 'resolvedAt.to', 'resolvedAt.from', 'mergedInto.to'],
      ...['mergedInto.from', 'team.to', 'service.to', 'priority.to'],
    ],
  },
  {
    kind: 'request',
    fields: [
      ...['openedAt.to', 'fulfilledAt.to', 'fulfilledAt.from', 'closedAt.from', 'team.to', 'service.to'],
      ...[['state.to', 'rejected'] as const, ['state.to', 'canceled'] as const],
    ],
  },
  {
    kind: 'problem',
    fields: [
      ...['openedAt.to', 'resolvedAt.to', 'resolvedAt.from', 'closedAt.to', 'closedAt.from'],
      ...['team.to', 'service.to'],
    ],
  },
  {
    kind: 'change',
    fields: [
      'openedAt.to',
      'closedAt.to',
      'closedAt.from',
      'team.to',
      'services.to',
      'services.from',
      'type.to',
    ],
  },
  { kind: 'survey', fields: ['answeredAt.to'] },
  {
    kind: 'escalation',
    // Levels are counted together when it is over; who is paged by hand after that, at once.
    fields: [['state.to', 'stopped'], ['state.to', 'exhausted'], 'paged.to.by'],
  },
];

/** Who counts all figures anew: a person or a job of this account, by `npm run reports:recount`. */
function recounter(stack: LevelStack, reads: readonly PracticeTable[]): void {
  const role = new Role(stack, 'RecountRole', {
    assumedBy: new AccountRootPrincipal(),
    description: 'What the recount of reports may do',
  });
  const may: Grantee['may'] = (actions, resources, conditions) => {
    role.addToPolicy(new PolicyStatement({ actions, resources, ...(conditions && { conditions }) }));
  };
  const grantee: Grantee = { may, addEnvironment: () => grantee as never };
  may(['dynamodb:ListTables'], ['*']);
  for (const table of reads) table.readBy(grantee);
  const { reporting } = stack.data.tables;
  reporting.writtenBy(grantee);
  reporting.countedBy(grantee);
  new CfnOutput(stack, 'RecountRoleArn', { value: role.roleArn });
}

/** Figures about what all the others do, kept as it happens. */
export function reporting(stack: LevelStack): void {
  const {
    reporting: table,
    incident,
    request,
    problem,
    change,
    people,
    'on-call': onCall,
    'service-level': levels,
  } = stack.data.tables;
  const { api } = new Practice(stack, 'reporting', {
    ...stack.serving,
    table,
    nouns: ['reports', 'report-subscriptions'],
    environment: stack.front.apiEnvironment,
  });
  stack.data.keysFor(api);
  levels.readBy(api);

  const onMoved = stack.react('reporting-on-moved', {
    on: { moves: measured },
    impact: 'Reports say less or more than there is, until the next change of each record or a recount.',
  });
  table.writtenBy(onMoved);
  table.countedBy(onMoved);
  const measures = [incident, request, problem, change, onCall, people];
  for (const other of measures) other.readBy(onMoved);
  recounter(stack, measures);
  const onClock = stack.react('reporting-on-clock', {
    on: ['report-subscription.due'],
    impact: 'A team is not told what its week came to; the figures are in the portal.',
    seconds: 30,
  });
  table.writtenBy(onClock);
  for (const other of [people, levels]) other.readBy(onClock);

  const settings = JSON.stringify(stack.config.reporting);
  for (const fn of [api, onMoved, onClock]) fn.addEnvironment('REPORTING', settings);
}
