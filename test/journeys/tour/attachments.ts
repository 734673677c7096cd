import { createHash } from 'node:crypto';
import { test } from 'vitest';
import type { Walk } from './walk.ts';

type Upload = { id: string; upload: { method: string; url: string; headers: Record<string, string> } };

/** A file on a record: announced, sent, read and removed again. */
export function attachments({ desk, go }: Walk): void {
  test('a file on an incident', async () => {
    const { id } = await go('rosa', 'POST', '/v1/incidents', { title: 'The printer prints hearts' });
    const one = `/v1/incidents/${id}`;
    const sha256 = createHash('sha256').update('hearts').digest('hex');
    const ask = { name: 'hearts.png', type: 'image/png', size: 6, sha256 };
    const file = (await go('rosa', 'POST', `${one}/attachments`, ask)) as Upload;
    const { method, url, headers } = file.upload;
    await fetch(url, { method, headers, body: 'hearts' });
    await desk().settled();
    await go('dana', 'GET', `${one}/attachments`);
    await go('dana', 'GET', `${one}/attachments/${file.id}`);
    await go('dana', 'POST', `${one}/remove-attachment`, { attachment: file.id });
    await desk().settled();
  });
}
