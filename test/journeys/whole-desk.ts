import { gunzipSync, inflateRawSync } from 'node:zlib';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Desk } from '../desk.ts';

type Text = { readonly where: string; readonly text: string };

/** Everything that the desk keeps, as text: each row of each table unpacked, each object of each bucket, each account. */
export async function everything(desk: Desk): Promise<Text[]> {
  const { resolver, dispatcher } = desk.host;
  const dispatch = (service: string, operation: string, input: Record<string, unknown>) =>
    dispatcher.dispatch({ service, operation, input, caller: { name: 'test' } }) as Promise<never>;
  const found: Text[] = [];
  for (const { id, stack } of resolver.each('AWS::DynamoDB::Table')) {
    const TableName = String(resolver.value({ Ref: id }, stack));
    let ExclusiveStartKey: unknown;
    do {
      const page: { Items: Record<string, never>[]; LastEvaluatedKey?: unknown } = await dispatch(
        'dynamodb',
        'Scan',
        {
          TableName,
          ExclusiveStartKey,
        },
      );
      for (const item of page.Items) {
        const row = unmarshall(item);
        const open = (_: string, value: unknown) =>
          value instanceof Uint8Array ? inflateRawSync(value).toString() : value;
        found.push({ where: `${id} ${row.pk} ${row.sk}`, text: JSON.stringify(unbuffered(row), open) });
      }
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
  }
  for (const { id, stack } of resolver.each('AWS::S3::Bucket')) {
    const Bucket = String(resolver.value({ Ref: id }, stack));
    const { Contents = [] }: { Contents?: { Key: string }[] } = await dispatch('s3', 'ListObjectsV2', {
      Bucket,
    });
    for (const { Key } of Contents) {
      const { Body }: { Body: { transformToByteArray?: () => Promise<Uint8Array> } & Uint8Array } =
        await dispatch('s3', 'GetObject', { Bucket, Key });
      const bytes = Buffer.from(Body.transformToByteArray ? await Body.transformToByteArray() : Body);
      found.push({ where: `${id} ${Key}`, text: String(Key.endsWith('.gz') ? gunzipSync(bytes) : bytes) });
    }
  }
  return found;
}

/** Buffers as texts, before JSON makes lists of numbers of them. */
function unbuffered(value: unknown): unknown {
  if (value instanceof Uint8Array) return inflateRawSync(value).toString();
  if (Array.isArray(value)) return value.map(unbuffered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, unbuffered(inner)]));
}

/** Where any of these words stand, whatever their case. */
export async function holding(desk: Desk, words: readonly string[]): Promise<string[]> {
  const all = await everything(desk);
  return all.flatMap(({ where, text }) =>
    words
      .filter((word) => `${where} ${text}`.toLowerCase().includes(word.toLowerCase()))
      .map((word) => `${word}: ${where} ${process.env.SHOW ? text.slice(0, 3000) : ''}`),
  );
}
