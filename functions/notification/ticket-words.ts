import type { Language } from '../kernel/language.ts';

/** Where a ticket stands, as its requester would say it. Of what is not named here nothing is said. */
const standings: Record<Language, Readonly<Record<string, string>>> = {
  en: {
    open: 'Somebody will look at it soon.',
    acknowledged: 'Somebody is working on it.',
    'on-hold': 'It has to wait for something.',
    'on-hold-requester': 'We wait for your answer.',
    resolved: 'We think that it is solved.',
    closed: 'It is done.',
    submitted: 'We have it, and look at it.',
    'awaiting-approval': 'It waits for an approval.',
    approved: 'It was approved. We begin with it.',
    rejected: 'It was not approved.',
    'in-fulfilment': 'Somebody is working on it.',
    fulfilled: 'It is done.',
    cancelled: 'It was cancelled.',
  },
  de: {
    open: 'Jemand sieht es sich bald an.',
    acknowledged: 'Jemand arbeitet daran.',
    'on-hold': 'Es muss auf etwas warten.',
    'on-hold-requester': 'Wir warten auf Ihre Antwort.',
    resolved: 'Wir glauben, dass es gelöst ist.',
    closed: 'Es ist abgeschlossen.',
    submitted: 'Es ist angekommen, und wir sehen es uns an.',
    'awaiting-approval': 'Es wartet auf eine Genehmigung.',
    approved: 'Es ist genehmigt. Wir fangen damit an.',
    rejected: 'Es wurde nicht genehmigt.',
    'in-fulfilment': 'Jemand arbeitet daran.',
    fulfilled: 'Es ist erledigt.',
    cancelled: 'Es wurde abgebrochen.',
  },
};

/** Where a ticket stands, in plain words; undefined for a state that has none. */
export const standingOf = (
  state: string,
  waitsFor: string | undefined,
  language: Language,
): string | undefined => {
  const words = standings[language];
  return words[`${state}-${waitsFor}`] ?? words[state];
};

/** What the desk says around the words of a template. */
export const frames = {
  en: {
    request: 'Your request',
    desk: 'The service desk',
    somebody: 'Somebody',
    unverified: 'unverified sender',
    reply: 'To answer, reply to this mail. Or open it here:',
    noReply: 'Replies to this mail are not read. Answer here:',
    settings: 'How you are told is your own choice:',
    more: (count: number) => `And ${count} more that are not listed here.`,
    digest: (count: number) => `Your digest: ${count === 1 ? '1 notice' : `${count} notices`}`,
  },
  de: {
    request: 'Ihre Anfrage',
    desk: 'Der Service Desk',
    somebody: 'Jemand',
    unverified: 'Absender nicht bestätigt',
    reply: 'Um zu antworten, antworten Sie auf diese Mail. Oder öffnen Sie es hier:',
    noReply: 'Antworten auf diese Mail werden nicht gelesen. Antworten Sie hier:',
    settings: 'Was wir Ihnen schicken, bestimmen Sie selbst:',
    more: (count: number) => `Und ${count} weitere, die hier nicht stehen.`,
    digest: (count: number) => `Ihre Übersicht: ${count === 1 ? '1 Nachricht' : `${count} Nachrichten`}`,
  },
} as const;
