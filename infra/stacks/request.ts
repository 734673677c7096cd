import { Duration } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import { batches } from '../constructs/batches.ts';
import { DeskFunction } from '../constructs/function.ts';
import { Practice } from '../constructs/practice.ts';
import { mayAnswerTasks, Workflow } from '../constructs/workflow.ts';
import { attachments } from './attachments.ts';
import type { ServiceStack } from './service.ts';

const nouns = ['catalogue-items', 'requests', 'request-tasks', 'submissions', 'surveys'];

/** The catalogue, its forms, and what is fulfilled by them. */
export function request(stack: ServiceStack): void {
  const machine = fulfil(stack);
  answer(stack, machine);
  forms(stack);
  surveys(stack);
}

const defaultService = ({ config }: ServiceStack) => ({
  DEFAULT_SERVICE: JSON.stringify(config.defaultService),
});

function answer(stack: ServiceStack, machine: Workflow): void {
  const { request: table, configuration, incident, change, approval } = stack.data.tables;
  const { api } = new Practice(stack, 'request', {
    ...stack.serving,
    table,
    nouns,
    // A command on a hundred takes its time.
    seconds: 29,
    environment: { ...stack.front.apiEnvironment, ...defaultService(stack) },
  });
  stack.data.keysFor(api);
  table.countedBy(api);
  // Which policies there are, beside what is named in the catalogue.
  for (const other of [configuration, incident, change, approval]) other.readBy(api);
  machine.drawnBy(api);
  attachments(stack, 'request', api);

  const onMoved = stack.react('request-on-moved', {
    on: { kind: 'request', fields: ['state.to', 'team.to', 'assignee.to', 'assignee.from', 'late.to'] },
    impact:
      'The counts beside the list of requests say less or more than there is, until the next change of each.',
  });
  table.writtenBy(onMoved);
  table.countedBy(onMoved);

  const onClock = stack.react('request-on-clock', {
    on: ['request.due', 'submission.due', 'survey.due'],
    impact:
      'Nobody hears that a request is late, what is delivered is never closed, and nobody is asked to confirm a form.',
  });
  table.writtenBy(onClock);
  stack.data.tables.people.readBy(onClock);
  stack.data.keysFor(onClock);

  const onServiceLevel = stack.react('request-on-service-level', {
    on: ['service-level.reached'],
    impact: 'A request does not say that it is late, and stays with its team.',
  });
  table.writtenBy(onServiceLevel);
  stack.data.tables['service-level'].readBy(onServiceLevel);
}

/** The machine that opens the tasks of a request in their order, and waits for each. */
function fulfil(stack: ServiceStack): Workflow {
  const { request: table, people, approval } = stack.data.tables;
  const open = new DeskFunction(stack, 'request-do-open', {
    description: 'When this fails: the tasks of a request are not begun, and nobody hears that one is late',
  });
  const wait = new DeskFunction(stack, 'request-do-wait', {
    description: 'When this fails: the next tasks of a request are not begun when one ends',
  });
  const machine = new Workflow(stack, 'Fulfilment', {
    name: 'request-fulfilment',
    invokes: { DoOpen: open, DoWait: wait },
  });
  const onProgress = stack.react('request-on-progress', {
    on: { has: 'changed.progress.to' },
    impact:
      'The work on a request does not begin or go on, until the next reconciliation, ten minutes later.',
  });
  const onReconcile = stack.react('request-on-reconcile', {
    on: Duration.minutes(10),
    impact: 'A request whose machine got lost is not found again.',
    seconds: 60,
  });
  const onApproval = stack.react('request-on-approval', {
    on: ['approval.decided'],
    impact: 'A request that was approved is not begun until the next reconciliation, ten minutes later.',
  });
  for (const fn of [onApproval, onReconcile]) {
    table.writtenBy(fn);
    approval.checkedBy(fn);
  }
  table.writtenBy(open);
  for (const fn of [wait, onProgress, onReconcile]) {
    table.readBy(fn);
    table.metBy(fn);
    mayAnswerTasks(fn);
  }
  people.readBy(onReconcile);
  for (const fn of [onProgress, onReconcile]) machine.startedBy(fn);
  machine.watchedBy(onReconcile);
  return machine;
}

/** Forms that need no login: a door that takes what they send, a queue, and what becomes of it. */
function forms(stack: ServiceStack): void {
  const { request: table, people, incident, configuration, approval, mail } = stack.data.tables;
  const onSubmission = new DeskFunction(stack, 'request-on-submission', {
    description: 'When this fails: what web forms sent becomes no ticket',
    seconds: 30,
  });
  table.writtenBy(onSubmission);
  table.countedBy(onSubmission);
  people.readBy(onSubmission);
  const scope = new Construct(stack, 'Forms');
  const { deadLetters, redriver } = stack.front;
  const queue = batches(scope, onSubmission, deadLetters, { gather: 1, work: 30 });
  redriver.mayRefill(queue);

  const onForm = new DeskFunction(stack, 'request-on-form', {
    description: 'When this fails: web forms are neither shown nor taken',
    memory: 512,
    environment: { FORMS_QUEUE: queue.queueUrl },
  });
  onForm.may(['sqs:SendMessage'], [queue.queueArn]);
  table.writtenBy(onForm);
  table.countedBy(onForm);
  incident.readBy(onForm);
  stack.data.keysFor(onForm);
  const one = '/v1/forms/{id}';
  stack.front.frontDoor.open(stack, onForm, [
    [HttpMethod.GET, one],
    [HttpMethod.POST, one],
    [HttpMethod.OPTIONS, one],
    [HttpMethod.GET, `${one}/submissions/{reference}`],
    [HttpMethod.GET, `${one}/confirm/{token}`],
    [HttpMethod.POST, `${one}/confirm/{token}`],
  ]);

  const onAsked = stack.react('request-on-asked', {
    on: ['submission.accepted'],
    impact: 'What somebody ordered by a web form becomes no request.',
    environment: defaultService(stack),
  });
  table.writtenBy(onAsked);
  table.countedBy(onAsked);
  for (const other of [configuration, approval]) other.readBy(onAsked);

  const onMail = stack.react('request-on-mail', {
    on: ['mail.accepted'],
    impact: 'A mail that asks for something from the catalogue becomes no request, and an answer no comment.',
    environment: defaultService(stack),
    seconds: 30,
  });
  table.writtenBy(onMail);
  table.countedBy(onMail);
  for (const other of [mail, people, configuration, approval]) other.readBy(onMail);
  stack.data.attachments.takenBy(onMail, 'request', ['mail']);

  const onTicket = stack.react('request-on-ticket', {
    on: { has: 'changed.asked.to.key' },
    impact: 'Whoever sent a web form cannot follow what became of it.',
  });
  table.writtenBy(onTicket);
  incident.readBy(onTicket);
}

/** Whoever was served is asked how it was. */
function surveys(stack: ServiceStack): void {
  const { request: table, incident } = stack.data.tables;
  const onDelivered = stack.react('request-on-delivered', {
    on: ['request.fulfilled', 'incident.resolved'],
    impact: 'Nobody is asked how they were served.',
  });
  table.writtenBy(onDelivered);
  incident.readBy(onDelivered);
  stack.data.keysFor(onDelivered);

  const onRated = stack.react('request-on-rated', {
    on: ['survey.answered'],
    impact: 'How people were served is not in the averages.',
  });
  table.writtenBy(onRated);
  table.countedBy(onRated);

  const onSurvey = new DeskFunction(stack, 'request-on-survey', {
    description: 'When this fails: nobody can say by the link in their mail how they were served',
  });
  table.writtenBy(onSurvey);
  stack.data.keysFor(onSurvey);
  const one = '/v1/surveys/by-link/{token}';
  stack.front.frontDoor.open(stack, onSurvey, [
    [HttpMethod.GET, one],
    [HttpMethod.POST, one],
  ]);
}
