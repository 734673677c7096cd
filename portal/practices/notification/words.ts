import { type Language, languages } from '../../../functions/kernel/language.ts';
import type { MailTopic } from '../../../functions/notification/mail-topic.ts';
import { type Contact, contactId } from '../../../functions/people/contact.ts';

export const channelNames: Readonly<Record<string, string>> = {
  email: 'Mail',
  sms: 'Text message',
  webhook: 'Webhook',
  slack: 'Slack',
  teams: 'Teams',
};

/** What people recognise a contact by: its address, or of a URL that is a password, its host. */
export function shownAddress(contact: Contact): string {
  if (contact.type === 'email') return contact.address;
  if (contact.type === 'sms') return contact.number;
  return contact.type === 'webhook' ? contact.url : `${URL.parse(contact.url)?.hostname ?? ''}/…`;
}

/** Everything a step of a rule set may name: one contact, or a type of contact, or all. */
export const stepOptions = (contacts: readonly Contact[]) => [
  { value: 'all', label: 'Every contact' },
  ...Object.entries(channelNames).map(([value, label]) => ({ value, label: `${label}, whichever I have` })),
  ...contacts.map((contact) => ({
    value: contactId(contact),
    label: `${channelNames[contact.type]}: ${shownAddress(contact)}`,
  })),
];

/** By what notices come: one contact, or a type of contact. */
export const noticeOptions = (contacts: readonly Contact[]) => [
  { value: '', label: 'The address I sign in with' },
  ...stepOptions(contacts).filter(({ value }) => value !== 'all'),
];

/** What people can switch on and off by name; `*` is everything else. */
export const topics: readonly { id: string; label: string }[] = [
  { id: 'incident-comment', label: 'Answers and comments' },
  { id: 'incident-note', label: 'Notes of those who work on it' },
  { id: 'incident-opened', label: 'That my report has come' },
  { id: 'incident-resolved', label: 'Resolved' },
  { id: 'incident-reopened', label: 'Opened again' },
  { id: 'incident-closed', label: 'Closed' },
  { id: 'incident-hold', label: 'Put on hold, or taken up again' },
  { id: 'stakeholder-update', label: 'Updates on major incidents' },
  { id: 'major-incident', label: 'Major incidents: decisions and roles' },
  { id: 'major-incident-proposal', label: 'Major incidents that a rule proposes' },
  { id: 'major-incident-reminder', label: 'Updates that are due, roles that nobody holds' },
  { id: 'review', label: 'Reviews that wait for me' },
  { id: 'review-action', label: 'Actions of reviews' },
  { id: 'shift-reminder', label: 'My next shift' },
  { id: 'error-budget', label: 'Error budgets of my teams' },
  { id: 'status-page', label: 'Status pages that I follow' },
  { id: 'shift-change', label: 'Changes of my shifts' },
  { id: 'shift-swap', label: 'Swaps that are offered' },
  { id: 'shift-cover', label: 'Who asks me to cover' },
  { id: 'schedule-gap', label: 'Gaps and conflicts in schedules' },
  { id: 'acknowledgement', label: 'What I took and let lie' },
  { id: 'approval', label: 'Approvals that wait for me' },
  { id: 'approval-course', label: 'How the approval of what I ask for goes' },
  { id: 'approval-decided', label: 'What was approved or rejected' },
  { id: 'cab-minutes', label: 'Minutes of CABs' },
  { id: 'delegation', label: 'Votes that are handed over' },
  { id: 'request-comment', label: 'Answers and comments on requests' },
  { id: 'request-state', label: 'How what I ordered goes on' },
  { id: 'request-question', label: 'What I am asked about a request' },
  { id: 'request-opened', label: 'New requests' },
  { id: 'request-assigned', label: 'Requests and tasks that are given to me' },
  { id: 'request-task', label: 'Tasks of requests that can begin, or are late' },
  { id: 'request-late', label: 'Requests that are late' },
  { id: 'survey', label: 'How I was served' },
  { id: 'confirmation', label: 'Forms that I have to confirm' },
  { id: 'security', label: 'Calls of security responders' },
  { id: 'leaver', label: 'Who leaves a team of mine' },
  { id: '*', label: 'Everything else' },
];

/** Languages by their own names, so that everybody finds theirs. */
export const languageNames: Record<Language, string> = { en: 'English', de: 'Deutsch' };

export const languageOptions = languages.map((value) => ({ value, label: languageNames[value] }));

/** When a mail is sent, in the words of whoever writes it. */
export const mailTopicNames: Record<MailTopic, string> = {
  opened: 'We have it',
  commented: 'Somebody answered',
  noted: 'Somebody wrote a note',
  waiting: 'We wait for the requester',
  held: 'It has to wait',
  resolved: 'It is solved',
  reopened: 'It is open again',
  closed: 'It is closed',
  step: 'A step of a request',
  approval: 'An approval is asked for',
  survey: 'How was it?',
  news: 'Anything else',
};
