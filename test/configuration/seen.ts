import type { Desk } from '../desk.ts';
import type { World } from './inventory.ts';

type Ci = {
  id: string;
  arn: string;
  state: string;
  service?: string;
  owner?: string;
  attributes: Record<string, unknown>;
};

/** Every page of a list. */
export async function everything<T>(desk: Desk, path: string): Promise<T[]> {
  const items: T[] = [];
  for (let cursor: unknown = ''; cursor !== undefined; ) {
    const more = cursor ? `&cursor=${encodeURIComponent(String(cursor))}` : '';
    const page = await desk.done('dana', 'GET', `${path}&limit=100${more}`);
    items.push(...(page.items as T[]));
    cursor = page.next;
  }
  return items;
}

/** The account as the desk knows it, by ARN; what nobody has described stands as `?`. */
export async function knownWorld(desk: Desk): Promise<World> {
  const cis = [
    ...(await everything<Ci>(desk, '/v1/cis?state=in-use')),
    ...(await everything<Ci>(desk, '/v1/cis?state=retired')),
  ].filter(({ arn }) => arn);
  const arns = new Map(cis.map(({ id, arn }) => [id, arn]));
  const edges: string[] = [];
  for (const { id, arn } of cis)
    for (const direction of ['from', 'to']) {
      const path = `/v1/cis/${id}/relations?direction=${direction}`;
      for (const { type, other } of await everything<{ type: string; other: { id: string } }>(desk, path)) {
        const far = arns.get(other.id) ?? '?';
        edges.push(direction === 'from' ? `${arn} ${type} ${far}` : `${far} ${type} ${arn}`);
      }
    }
  const items = Object.fromEntries(
    cis.map(({ arn, state, service, owner, attributes }) => [
      arn,
      { state, ...(service && { service }), ...(owner && { owner }), said: attributes },
    ]),
  );
  return { items, edges: [...new Set(edges)].sort() };
}
