import type { Desk } from '../desk.ts';

/** Articles in every state of their life, so that most that can be asked of them can be done. */
export async function seedArticles(desk: Desk, ids: Record<string, string[]>): Promise<void> {
  const articles: string[] = [];
  for (let n = 0; n < 28; n++) {
    const ask = { title: `Article ${n}`, body: 'Text', audience: n % 2 ? 'public' : 'signed-in' };
    const { id } = await desk.done('eli', 'POST', '/v1/articles', ask);
    articles.push(String(id));
  }
  const give = async (some: readonly string[], who: string, step: string, ask: object = {}) => {
    for (const id of some) await desk.done(who, 'POST', `/v1/articles/${id}/${step}`, ask);
  };
  await give(articles.slice(8), 'eli', 'submit');
  await give(articles.slice(14), 'femi', 'publish');
  await give(articles.slice(22, 25), 'eli', 'revise');
  await give(articles.slice(25), 'eli', 'propose-retirement', { reason: 'Old' });
  ids.articles = articles;
}
