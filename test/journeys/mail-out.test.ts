import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isReplyMarker } from '../../functions/record/reply-marker.ts';
import { type Desk, startDesk } from '../desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk?.stop());

const mailsTo = async (person: string) =>
  (await desk.mail()).filter(({ to }) => to[0] === `${person}@desk.example`);
const open = async (title: string) =>
  String((await desk.done('rosa', 'POST', '/v1/incidents', { title })).id);
const say = (person: string, id: string, text: string) =>
  desk.done(person, 'POST', `/v1/incidents/${id}/comments`, { text });

describe('a mail about a ticket', () => {
  test('can be answered, threads with the others of it, and says in plain words where it stands', async () => {
    const id = await open('The printer jams <b>again</b>');
    await say('dana', id, 'Have you tried the other tray?\n<script>alert(1)</script>');
    await desk.forward(2);
    await desk.done('dana', 'POST', `/v1/incidents/${id}/resolve`, { resolution: 'A new drum.' });
    await desk.forward(2);
    const mails = (await mailsTo('rosa')).filter(({ subject }) => subject.includes(id));
    expect(mails).toHaveLength(2);
    const [first, second] = mails as [(typeof mails)[0], (typeof mails)[0]];
    expect(first.subject).toBe(`[${id}] The printer jams <b>again</b>`);
    expect(second.subject).toBe(first.subject);
    expect(first.text.split('\n').findIndex(isReplyMarker)).toBe(0);
  });
});
