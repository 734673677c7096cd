import { expect, test } from 'vitest';
import type { Walk } from './walk.ts';

type Item = Record<string, { S?: string }>;

/** Everything that the tour has done, under its days' seals. */
export function audit({ desk, go }: Walk): void {
  /** Hash of the first event of some incident, as only who has its rows can know it. */
  async function someHash(): Promise<string> {
    const { resolver, dispatcher } = desk().host;
    const table = resolver.each('AWS::DynamoDB::Table').find(({ id }) => id.startsWith('incident'));
    const TableName = String(table && resolver.value({ Ref: table.id }, table.stack));
    const input = { TableName, Limit: 200 };
    const call = { service: 'dynamodb', operation: 'Scan', input, caller: { name: 'auditor' } };
    const { Items } = (await dispatcher.dispatch(call)) as { Items: Item[] };
    const second = Items.find(({ pk, sk }) => pk?.S?.startsWith('incident#') && sk?.S === 'event#000002');
    return String(second?.previous?.S);
  }

  test('days that are over are anchored, and an event of theirs is proven to whoever has it', async () => {
    const hash = await someHash();
    await desk().forward(36 * 60);
    const { items } = await go('admin', 'GET', '/v1/anchors');
    const [first] = (items as { id: string; size: number }[]).toReversed();
    expect(first?.size).toBeGreaterThan(0);
    await go('admin', 'GET', `/v1/anchors/${first?.id}`);
    const { leaf } = await go('admin', 'GET', `/v1/anchors/${first?.id}/proof?hash=${hash}`);
    expect(leaf).toMatchObject({ version: 1, hash });
  });
}
