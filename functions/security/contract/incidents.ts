import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { slug } from '../../kernel/text.ts';
import { page, paging } from '../../kernel/wire.ts';
import { Say } from '../../record/comment.ts';
import { Execution } from '../../record/execution.ts';
import { AddTask, CompleteTask, ReopenTask, SkipTask } from '../../record/task.ts';
import { Timeline, TimelineQuery } from '../../record/timeline.ts';
import { ChangeSecurityIncident } from '../correction.ts';
import { Dismiss, MayWhy, Why, WriteReview } from '../course.ts';
import { incidentId } from '../incident.ts';
import { incidentStates } from '../lifecycle.ts';
import { SetNeedToKnow } from '../need-to-know.ts';
import { AddObservable, JudgeObservable } from '../observable.ts';
import { OpenSecurityIncident } from '../opening.ts';
import { securityIncidentRights as rights } from '../rights.ts';
import { ApproveStep, CompleteStep, RejectStep, RunPlaybook, SkipStep } from '../running.ts';
import { Severity } from '../severity.ts';
import { FindingView, IncidentRow, IncidentView, one } from './view.ts';

const yes = z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional();
const command = { method: 'POST', rights, answer: IncidentView } as const;
const look = { method: 'GET', rights } as const;

/** Where to look is the queue, a person, the parts of another one, or with `closed=true` what is over. */
export const IncidentQuery = z
  .strictObject({
    ...paging,
    state: z.enum(incidentStates).optional(),
    severity: Severity.optional(),
    assignee: slug.optional(),
    mine: yes,
    parent: incidentId.optional(),
    closed: yes,
  })
  .refine(
    (query) => [query.assignee, query.mine, query.parent].filter(Boolean).length < 2,
    'ask by one of assignee, mine, parent',
  );

/** Security incidents over HTTP: of those that one may not know of, nothing says that they are there. */
export const incidentContract = contract([
  {
    ...look,
    id: 'listSecurityIncidents',
    path: '/v1/security-incidents',
    summary: 'List the security incidents that one may know of',
    query: IncidentQuery,
    answer: page(IncidentRow),
  },
  {
    ...command,
    id: 'openSecurityIncident',
    path: '/v1/security-incidents',
    summary: 'Open a security incident',
    command: 'create',
    ask: OpenSecurityIncident,
    status: 201,
  },
  {
    ...look,
    id: 'getSecurityIncident',
    path: one,
    summary: 'Read a security incident',
    answer: IncidentView,
  },
  {
    ...command,
    method: 'PATCH',
    id: 'changeSecurityIncident',
    path: one,
    summary: 'Correct what is known of it; its risk follows',
    command: 'change',
    ask: ChangeSecurityIncident,
  },
  {
    ...look,
    id: 'readSecurityIncidentTimeline',
    path: `${one}/timeline`,
    summary: 'Read who changed what, oldest first',
    query: TimelineQuery,
    answer: Timeline,
  },
  {
    ...look,
    id: 'listSecurityIncidentFindings',
    path: `${one}/findings`,
    summary: 'List the findings that it is about',
    answer: page(FindingView),
  },
  {
    ...look,
    id: 'drawSecurityPlaybook',
    path: `${one}/execution`,
    summary: 'Draw the machine of its playbook, the latest first',
    answer: page(Execution),
  },
  {
    ...command,
    id: 'setNeedToKnow',
    path: `${one}/need-to-know`,
    summary: 'Say who alone may know of it',
    command: 'set-need-to-know',
    ask: SetNeedToKnow,
  },
  {
    ...command,
    id: 'noteOnSecurityIncident',
    path: `${one}/note`,
    summary: 'Add a note',
    command: 'note',
    ask: Say,
  },
  {
    ...command,
    id: 'addObservable',
    path: `${one}/observables`,
    summary: 'Add something that was seen in the attack',
    command: 'add-observable',
    ask: AddObservable,
    status: 201,
  },
  {
    ...command,
    id: 'judgeObservable',
    path: `${one}/judge-observable`,
    summary: 'Say what is thought of something that was seen; the risk follows',
    command: 'judge-observable',
    ask: JudgeObservable,
  },
  {
    ...command,
    id: 'addSecurityTask',
    path: `${one}/tasks`,
    summary: 'Plan a piece of work',
    command: 'add-task',
    ask: AddTask,
    status: 201,
  },
  {
    ...command,
    id: 'completeSecurityTask',
    path: `${one}/complete-task`,
    summary: 'A piece of work is done; refused while an earlier step is open',
    command: 'complete-task',
    ask: CompleteTask,
  },
  {
    ...command,
    id: 'skipSecurityTask',
    path: `${one}/skip-task`,
    summary: 'A piece of work is not needed, and why',
    command: 'skip-task',
    ask: SkipTask,
  },
  {
    ...command,
    id: 'reopenSecurityTask',
    path: `${one}/reopen-task`,
    summary: 'A piece of work is to be done after all',
    command: 'reopen-task',
    ask: ReopenTask,
  },
  {
    ...command,
    id: 'analyzeSecurityIncident',
    path: `${one}/analyze`,
    summary: 'Look whether it is one, and at what it is',
    command: 'analyze',
    ask: MayWhy,
  },
  {
    ...command,
    id: 'containSecurityIncident',
    path: `${one}/contain`,
    summary: 'Keep it from spreading',
    command: 'contain',
    ask: MayWhy,
  },
  {
    ...command,
    id: 'eradicateSecurityIncident',
    path: `${one}/eradicate`,
    summary: 'Do away with its cause; refused while its containment is not done',
    command: 'eradicate',
    ask: MayWhy,
  },
  {
    ...command,
    id: 'recoverSecurityIncident',
    path: `${one}/recover`,
    summary: 'Bring back what suffered',
    command: 'recover',
    ask: MayWhy,
  },
  {
    ...command,
    id: 'beginSecurityReview',
    path: `${one}/begin-review`,
    summary: 'Look back at it',
    command: 'begin-review',
    ask: MayWhy,
  },
  {
    ...command,
    id: 'reviewSecurityIncident',
    path: `${one}/review`,
    summary: 'Write down what was learned',
    command: 'review',
    ask: WriteReview,
  },
  {
    ...command,
    id: 'closeSecurityIncident',
    path: `${one}/close`,
    summary: 'Close it; refused without a review, and while parts of it go on',
    command: 'close',
  },
  {
    ...command,
    id: 'dismissSecurityIncident',
    path: `${one}/dismiss`,
    summary: 'It is none, and why',
    command: 'dismiss',
    ask: Dismiss,
  },
  {
    ...command,
    id: 'reopenSecurityIncident',
    path: `${one}/reopen`,
    summary: 'What was over is not, and why',
    command: 'reopen',
    ask: Why,
  },
  {
    ...command,
    id: 'runSecurityPlaybook',
    path: `${one}/run-playbook`,
    summary: 'Put a playbook to work on it',
    command: 'run-playbook',
    ask: RunPlaybook,
  },
  {
    ...command,
    id: 'approvePlaybookStep',
    path: `${one}/approve-step`,
    summary: 'Say yes to the step whose turn it is; not for who put the playbook to work',
    command: 'approve-step',
    ask: ApproveStep,
  },
  {
    ...command,
    id: 'rejectPlaybookStep',
    path: `${one}/reject-step`,
    summary: 'Say no to the step whose turn it is: the playbook stops',
    command: 'reject-step',
    ask: RejectStep,
  },
  {
    ...command,
    id: 'completePlaybookStep',
    path: `${one}/complete-step`,
    summary: 'What a person had to do is done',
    command: 'complete-step',
    ask: CompleteStep,
  },
  {
    ...command,
    id: 'skipPlaybookStep',
    path: `${one}/skip-step`,
    summary: 'A step is not needed, and why',
    command: 'skip-step',
    ask: SkipStep,
  },
  {
    ...command,
    id: 'stopSecurityPlaybook',
    path: `${one}/stop-playbook`,
    summary: 'The playbook is to do no more, and why',
    command: 'stop-playbook',
    ask: Why,
  },
]);
