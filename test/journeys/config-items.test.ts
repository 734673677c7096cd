import { afterAll, beforeAll, expect, test } from 'vitest';
import { accountLife, asItComes, inTheEnd } from '../configuration/inventory.ts';
import { arnOf, configEvent } from '../configuration/items.ts';
import { knownWorld } from '../configuration/seen.ts';
import { type Desk, startDesk } from '../desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk?.stop());

test('what AWS Config says in any order, and partly twice, ends at the same items and relations', async () => {
  const told = accountLife(300, 7);
  await desk.happen(...asItComes(told, 8).map(configEvent));
  const known = await knownWorld(desk);
  const expected = inTheEnd(told);
  // What was related to and never described is there as an end without a description.
  const edges = expected.edges.map((one) =>
    one
      .split(' ')
      .map((part) => (part.startsWith('arn:') && !expected.items[part] ? '?' : part))
      .join(' '),
  );
  expect(known.items).toEqual(expected.items);
  expect(known.edges).toEqual([...new Set(edges)].sort());
});

test('an item keeps what people say beside what Config says, and its history says who said what', async () => {
  const database = { type: 'AWS::RDS::DBInstance', id: 'db-shop' };
  const configuration = { engine: 'postgres', dBInstanceClass: 'db.t4g.small' };
  await desk.happen(configEvent({ ...database, order: 1, configuration, tags: { 'itsm:owner': 'network' } }));
  const found = (await desk.items('dana', `/v1/cis?arn=${encodeURIComponent(arnOf(database))}`))[0];
  const path = `/v1/cis/${found?.id}`;
  const body = { owner: 'platform', attributes: { engine: 'mysql' }, change: 'CHG-1007' };
  const changed = await desk.done('dana', 'PATCH', path, body, { 'if-match': `"${found?.version}"` });
  expect(changed).toMatchObject({
    owner: 'platform',
    attributes: { engine: 'postgres' },
    from: { owner: 'person', 'attributes.engine': 'config' },
    said: { person: { values: { 'attributes.engine': 'mysql' } }, tags: { values: { owner: 'network' } } },
  });
  const changedProperties = { 'Configuration.engineVersion': { previousValue: '16', updatedValue: '17' } };
  const diff = { changeType: 'UPDATE', changedProperties };
  await desk.happen(
    configEvent({ ...database, order: 2, configuration: { ...configuration, engineVersion: '17' }, diff }),
  );
  const history = await desk.items<{ type: string; facts?: object; changed: object }>(
    'dana',
    `${path}/timeline`,
  );
  expect(history.map(({ type }) => type)).toEqual(['ci.added', 'ci.changed', 'ci.changed']);
  expect(history[1]?.changed).toMatchObject({ latest: { to: { source: 'person', change: 'CHG-1007' } } });
  expect(history[2]).toMatchObject({
    by: 'system:on-config-item',
    changed: { 'attributes.engine-version': { to: '17' } },
    facts: { source: 'config', properties: { 'Configuration.engineVersion': { from: '16', to: '17' } } },
  });
  expect(history[2]?.changed).not.toHaveProperty('owner');
});

test('an item too large for an event is read from no bucket that the deployment does not name', async () => {
  const detail = {
    messageType: 'OversizedConfigurationItemChangeNotification',
    configurationItemSummary: { changeType: 'CREATE' },
    s3DeliverySummary: { s3BucketLocation: 'elsewhere/item.json.gz', errorCode: null, errorMessage: null },
  };
  await desk.happen({ ...configEvent({ type: 'AWS::S3::Bucket', id: 'pictures', order: 5 }), detail });
  const [kept] = await desk.items<{ reason: string }>('admin', '/v1/quarantined-items');
  expect(kept?.reason).toContain('elsewhere');
});
