import type { Resource } from './aws-config.ts';
import told from './inventory.json' with { type: 'json' };
import type { Stage } from './stage.ts';

type Told = Resource & { readonly key: string; readonly near?: readonly string[] };
const resources: readonly Told[] = told;

/** What services run on: AWS Config tells of it, and people add what it cannot know. */
export async function inventory({ client, awsConfig, settled }: Stage): Promise<void> {
  const of = (keys: readonly string[] = []) => resources.filter(({ key }) => keys.includes(key));
  await Promise.all(resources.map(({ key: _, near, ...resource }) => awsConfig.says(resource, of(near))));
  await settled();
  const cis = await client.list('admin', 'cis?limit=100');
  const idOf = (name: string, kind: string) =>
    cis.find((ci) => ci.title === name && ci.class === kind)?.id ?? name;
  const balancer = idOf('shop', 'AWS::ElasticLoadBalancingV2::LoadBalancer');
  const relations = await client.list('admin', `cis/${balancer}/relations?direction=from`);
  for (const { id } of relations.filter(({ type }) => type === 'depends-on'))
    await client.change('eli', `relations/${id}`, { redundancy: { pool: 'web', needs: 1 } });
  const scheme = await client.post('noor', 'cis', {
    class: 'application',
    name: 'Card scheme',
    service: 'card-payments',
    attributes: { url: 'https://pay.card-scheme.example' },
  });
  const checkout = idOf('checkout', 'AWS::Lambda::Function');
  await client.post('noor', 'relations', { from: checkout, type: 'depends-on', to: scheme.id });
  await settled();
}
