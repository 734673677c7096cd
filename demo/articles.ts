import articles from './articles.json' with { type: 'json' };
import { days, type Stage } from './stage.ts';

/** What was written down before: most of it is published, one waits for a review, one is being written. */
export async function knowledge({ client, at, settled }: Stage): Promise<void> {
  await at(5.9 * days);
  for (const { by, ends, ask } of articles) {
    const { id } = await client.post(by, 'articles', ask);
    if (ends !== 'draft') await client.post(by, `articles/${id}/submit`);
    if (ends === 'published') await client.post('hana', `articles/${id}/publish`);
  }
  await settled();
  const [password] = await client.list('ivo', 'articles?tag=locked%20out');
  if (!password) throw new Error('Nobody can read how a password is reset');
  for (const reader of ['ivo', 'jun'])
    await client.post(reader, `articles/${password.id}/feedback`, { helpful: true });
  await client.post('omar', `articles/${password.id}/feedback`, {
    helpful: false,
    comment: 'Which spam folder, the one on the telephone?',
  });
  await client.post('ivo', `articles/${password.id}/answered`, { where: 'search' });
  await settled();
}
