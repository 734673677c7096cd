import { system } from '../kernel/actor.ts';
import { codesAskedAt, contactsOf, findPerson } from '../people/read.ts';
import { type Heard, reaction } from '../runtime/reaction.ts';
import { codeMessage, testMessage } from './code-message.ts';
import { type Delivery, deliverAll } from './deliver.ts';
import { settings } from './keep.ts';
import type { Message } from './message.ts';
import { masked } from './notification.ts';
import { send } from './send.ts';

const by = system('on-asked');

type To = Parameters<typeof masked>[0];
type Asked = {
  readonly id: string;
  readonly type: To;
  readonly address: string;
  readonly about: 'code' | 'test';
  readonly message: (id: string) => Message;
};

/** The codes that somebody asked for at this moment, each through the contact that it confirms. */
async function codes({ id, at }: Heard): Promise<Asked[]> {
  const person = await findPerson(id);
  const asked = person ? await codesAskedAt(person, at) : [];
  return asked.map(({ code, ...contact }) => ({
    ...contact,
    about: 'code',
    message: (told) => codeMessage(code, told),
  }));
}

/** The test page that somebody asked for at this moment, by the contact they named or by all. */
async function tests({ id, at }: Heard): Promise<Asked[]> {
  const [person, chosen] = await Promise.all([findPerson(id), settings.find(id)]);
  const { test } = chosen ?? {};
  if (person?.state !== 'active' || test?.at !== at) return [];
  return contactsOf(person)
    .filter(({ id: contact, type }) => !test.contact || [contact, type].includes(test.contact))
    .map((contact) => ({ ...contact, about: 'test', message: (told) => testMessage(at, told) }));
}

/** Somebody asked for a code or for a test page: it is sent to them, and what came of it is in their log. */
export const handler = reaction(async (heard, now) => {
  const { id, version, at, type, next } = heard;
  const asked = await (type === 'notification-settings.test-asked' ? tests : codes)(heard);
  const deliveries = asked.map(({ id: contact, type: channel, address, about, message }): Delivery => {
    const told = `${about}-${id}-${version}-${contact}`;
    const errand = {
      id: told,
      about,
      person: id,
      channel,
      contact,
      address: masked(channel, address),
      pagedAt: at,
    };
    return { errand, send: () => send(channel, address, id, message(told), now) };
  });
  await deliverAll(deliveries, by, now, next);
});
