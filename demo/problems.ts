import { acts, days, hours, type Stage } from './stage.ts';

/** What counts as recurring in this company, beside what the desk brings along. */
const rule = { name: 'Three incidents of a category in a week', subject: 'category', count: 3, days: 7 };

/** A screen in a meeting room that somebody put right: the third of them in a week is one too many. */
export async function darkScreen(stage: Stage, minutesAgo: number, room: string): Promise<void> {
  const { at } = stage;
  const { report, give } = acts(stage);
  await at(minutesAgo);
  const id = await report('jun', {
    title: `No picture on the screen in room ${room}`,
    service: 'devices',
    category: 'meeting-room',
    fields: { room },
  });
  await at(minutesAgo - 20);
  await give('lea', id, 'take');
  await give('lea', id, 'resolve', { resolution: 'Plugged the adapter out and in again.' });
}

/** What made the shop fail half a week ago is looked into: its cause is known, and its fix is under way. */
export async function poolProblem(stage: Stage): Promise<void> {
  const { client, at, settled } = stage;
  const { incidentOf } = acts(stage);
  await at(2 * days + hours);
  await client.post('admin', 'problem-rules', rule);
  const incident = await incidentOf('storefront');
  const { id } = await client.post('hana', 'problems', {
    title: 'The pool of connections to the session store has no bound',
    description:
      'Under load two of four hosts use up what the session store allows, and every second page fails.',
    incidents: [incident],
    assignee: 'eli',
    errorCode: 'MAXCLIENTS',
    major: true,
  });
  const give = async (step: string, ask: object = {}) => {
    await client.post('eli', `problems/${id}/${step}`, ask);
    await settled();
  };
  await give('assess');
  await give('analyze');
  await give('root-cause', {
    summary: 'The bound of the pool is set by hand on each host, and a release resets it.',
    whys: [
      { text: 'Half of all pages of the shop failed', evidence: incident },
      { text: 'Two hosts used up the connections of the session store' },
      { text: 'The release had lifted the bound of the pool' },
      { text: 'The bound is no part of what is tested before a release' },
    ],
    factors: [{ text: 'The release went to all hosts at once' }],
  });
  await give('workaround', {
    text: 'Set `pool.max` to 40 on each host and restart the session agent, one host after the other.',
    plain: 'Pages of the shop may fail now and then. Loading the page a second time helps.',
  });
  await give('publish-workaround');
  await give('known-error', {
    symptom: 'Pages of the shop answer “Service unavailable”; the log of the session store says MAXCLIENTS.',
  });
  await give('fix');
  for (const title of ['Put the bound into the configuration', 'Test it before each release'])
    await give('tasks', { title });
  await give('complete-task', { task: 'T1' });
}
