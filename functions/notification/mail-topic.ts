/** What mails with a template are about. */
export const mailTopics = [
  'opened',
  'commented',
  'noted',
  'waiting',
  'held',
  'resolved',
  'reopened',
  'closed',
  'step',
  'approval',
  'survey',
  'news',
] as const;
export type MailTopic = (typeof mailTopics)[number];

// By the last word of a notice's topic, whatever kind of ticket it is about.
const byWord: Readonly<Record<string, MailTopic>> = {
  opened: 'opened',
  submitted: 'opened',
  comment: 'commented',
  note: 'noted',
  waiting: 'waiting',
  asked: 'waiting',
  hold: 'held',
  resolved: 'resolved',
  fulfilled: 'resolved',
  reopened: 'reopened',
  closed: 'closed',
  step: 'step',
  task: 'step',
  approval: 'approval',
  survey: 'survey',
};

/** Which template is used for a notice about a ticket, by its topic: `incident-comment` is told as a comment. */
export const mailTopicOf = (topic: string): MailTopic => byWord[topic.split('-').at(-1) ?? ''] ?? 'news';

const weight: readonly MailTopic[] = [
  'noted',
  'news',
  'held',
  'step',
  'commented',
  'opened',
  'reopened',
  'waiting',
  'approval',
  'resolved',
  'closed',
  'survey',
];

/** Of several things that are told in one mail, the one that it is about. */
export const weightiest = (topics: readonly MailTopic[]): MailTopic =>
  topics.toSorted((a, b) => weight.indexOf(b) - weight.indexOf(a))[0] ?? 'news';

// What these say is said to whoever asked: "We have it", "We wait for you".
const toAskers: readonly MailTopic[] = ['opened', 'waiting', 'survey'];

/** The topic as one is told of it whose ticket it is, or who works on it: to them it is news. */
export const toldTo = (topic: MailTopic, isTheirs: boolean): MailTopic =>
  isTheirs || !toAskers.includes(topic) ? topic : 'news';
