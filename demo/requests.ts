import items from './requests.json' with { type: 'json' };
import { hours, type Stage } from './stage.ts';

/** What people can order, and report by a form. */
export async function furnishRequests({ client }: Stage): Promise<void> {
  for (const item of items) {
    const { id } = await client.post('hana', 'catalogue-items', item);
    await client.post('hana', `catalogue-items/${id}/publish`);
  }
}

/** What colleagues ordered today: one is being prepared, one waits for a manager. */
export async function orders({ client, at, settled }: Stage): Promise<void> {
  await at(6 * hours);
  const order = async (person: string, ask: object) => {
    const { id } = await client.post(person, 'requests', ask);
    await settled();
    return id;
  };
  const access = await order('omar', {
    item: 'access',
    answers: { application: 'reports', level: 'read' },
    note: 'For the report on returns, which I take over from Kim.',
  });
  await at(5.5 * hours);
  await client.post('dana', `requests/${access}/assign`, { assignee: 'dana' });
  await client.post('dana', `requests/${access}/complete-task`, { task: 'check', note: 'Kim agrees.' });
  await settled();
  await at(5.2 * hours);
  await client.post('dana', `requests/${access}/comments`, {
    text: 'You can read everything of last year from tomorrow on. This year’s figures take until Thursday.',
  });
  await order('jun', { item: 'laptop', answers: { system: 'linux', extras: ['screen'] } });
}
