import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { DeskFunction } from '../constructs/function.ts';
import { Practice } from '../constructs/practice.ts';
import { attachments } from './attachments.ts';
import type { ServiceStack } from './service.ts';

/** Articles, and the search over all that can be found. */
export function knowledge(stack: ServiceStack): void {
  const index = new Bucket(stack, 'SearchIndex', {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    // What was built anew each day; the delta is replaced and stays.
    lifecycleRules: [{ prefix: 'base/', expiration: Duration.days(30) }],
    // It is built anew from the records at any time.
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const objects = ['delta.json.gz', 'base/*'].map((name) => index.arnForObjects(name));
  const reads = (fn: DeskFunction) => {
    fn.addEnvironment('SEARCH_INDEX', index.bucketName);
    fn.may(['s3:GetObject'], objects);
  };
  const writes = (fn: DeskFunction) => {
    reads(fn);
    fn.may(['s3:PutObject'], objects);
  };
  answer(stack, reads);
  follow(stack);
  const drops = (fn: DeskFunction) => {
    fn.may(['s3:DeleteObject'], [index.arnForObjects('base/*')]);
    fn.may(['s3:ListBucket'], [index.bucketArn], { StringLike: { 's3:prefix': 'base/*' } });
  };
  find(stack, writes, drops);
}

function answer(stack: ServiceStack, reads: (fn: DeskFunction) => void): void {
  const { knowledge: table, configuration, incident, problem, request } = stack.data.tables;
  const { api } = new Practice(stack, 'knowledge', {
    ...stack.serving,
    table,
    nouns: ['articles', 'search'],
    // It holds the index of all that can be found.
    memory: 1024,
    environment: {
      ...stack.front.apiEnvironment,
      KNOWLEDGE: JSON.stringify(stack.config.knowledge),
    },
  });
  stack.data.keysFor(api);
  table.countedBy(api);
  for (const other of [configuration, incident, problem, request]) other.readBy(api);
  reads(api);
  attachments(stack, 'knowledge', api);
  const open = new DeskFunction(stack, 'knowledge-on-public', {
    description: 'When this fails: who has no account can neither find nor read public articles',
    memory: 1024,
  });
  table.writtenBy(open);
  table.countedBy(open);
  stack.data.keysFor(open);
  reads(open);
  const all = '/v1/public-articles';
  stack.front.frontDoor.open(stack, open, [
    [HttpMethod.GET, all],
    [HttpMethod.GET, `${all}/{id}`],
    [HttpMethod.POST, `${all}/{id}/rate`],
  ]);
}

/** What follows from what was recorded. */
function follow(stack: ServiceStack): void {
  const { knowledge: table, incident } = stack.data.tables;
  const onClock = stack.react('knowledge-on-clock', {
    on: ['article.due'],
    impact:
      'Articles are not published when they were scheduled, and nobody is asked whether they still hold.',
  });
  table.writtenBy(onClock);
  const onSaid = stack.react('knowledge-on-said', {
    on: ['article-feedback.given', 'article-feedback.settled', 'deflection.noted'],
    impact: 'The counts beside an article do not say how often it helped.',
  });
  table.writtenBy(onSaid);
  table.countedBy(onSaid);
  const onIncidentLinked = stack.react('knowledge-on-incident-linked', {
    on: ['incident.linked', 'incident.unlinked'],
    impact: 'An article does not show the incidents in which it was used.',
  });
  table.writtenBy(onIncidentLinked);
  incident.readBy(onIncidentLinked);
  const onProblem = stack.react('knowledge-on-problem', {
    on: [
      ...['known-error-declared', 'known-error-retracted', 'cause-found', 'workaround-published', 'changed'],
      ...['resolved', 'closed', 'canceled', 'risk-accepted', 'risk-expired', 'marked-duplicate', 'reopened'],
    ].map((event) => `problem.${event}`),
    impact: 'Known errors are not in the knowledge base, or stay there when they are over.',
    environment: { KNOWLEDGE: JSON.stringify(stack.config.knowledge) },
  });
  table.writtenBy(onProblem);
  table.countedBy(onProblem);
  stack.data.tables.problem.readBy(onProblem);
}

const articleEvents = ['drafted', 'changed', 'revised', 'discarded', 'published', 'retired', 'erased'];
const requestEvents = ['submitted', 'fulfilled', 'erased'];
const problemEvents = [
  'opened',
  'changed',
  'cause-found',
  'workaround-written',
  'known-error-declared',
  'marked-duplicate',
  'erased',
];
const itemEvents = ['published', 'retired'];
const incidentEvents = ['opened', 'changed', 'resolved', 'merged', 'unmerged', 'erased'];

/** What keeps the index: notes of what changed, the one who folds them in, and who builds it anew. */
function find(
  stack: ServiceStack,
  writes: (fn: DeskFunction) => void,
  drops: (fn: DeskFunction) => void,
): void {
  const { knowledge: table, incident, problem, request } = stack.data.tables;
  const onNoted = stack.react('knowledge-on-noted', {
    on: [
      ...articleEvents.map((event) => `article.${event}`),
      ...incidentEvents.map((event) => `incident.${event}`),
      ...requestEvents.map((event) => `request.${event}`),
      ...problemEvents.map((event) => `problem.${event}`),
      ...itemEvents.map((event) => `catalogue-item.${event}`),
    ],
    impact: 'What is new or changed is not found before the next day.',
  });
  table.writtenBy(onNoted);
  stack.front.clocks.woundBy(onNoted);
  const onFold = stack.react('knowledge-on-fold', {
    on: ['search-index.due'],
    impact: 'What is new or changed is not found before something else changes.',
    memory: 512,
    seconds: 300,
  });
  stack.front.clocks.woundBy(onFold);
  const onIndexOld = stack.react('knowledge-on-index-old', {
    on: ['search-index.old', 'erasure.done'],
    impact:
      'The search index grows old: what was missed stays missed, and words that were erased stay in it for a month.',
    memory: 1769,
    seconds: 900,
  });
  drops(onIndexOld);
  for (const fn of [onFold, onIndexOld]) {
    for (const source of [table, incident, problem, request]) source.readBy(fn);
    writes(fn);
  }
}
