import { createHash } from 'node:crypto';
import { expect } from 'vitest';

type Ask = (method: 'GET' | 'POST', path: string, body?: object) => Promise<Record<string, unknown>>;
type Upload = { upload: { method: string; url: string; headers: Record<string, string> } };

/** So many servers as CSV; every fiftieth row is bad: a class that is not there, or the same item as an earlier row. */
export function servers(count: number): string {
  const row = (n: number) => {
    if (n % 100 === 50) return `web-${n},SN-${n},spoon`;
    if (n % 100 === 0) return `web-${n},SN-${n - 1},server`;
    return `web-${n},SN-${n},server`;
  };
  const rows = Array.from({ length: count }, (_, index) => row(index + 1));
  return `\uFEFFHost;Serial;Type\r\n${rows.map((one) => one.replaceAll(',', ';')).join('\r\n')}\r\n`;
}

export const serversMapping = {
  class: { column: 'Type' },
  fields: [
    { column: 'Host', field: 'name' },
    { column: 'Serial', field: 'attributes.serial-number' },
  ],
};

/** Makes an import and sends its file. @returns its path */
export async function prepareImport(ask: Ask, text: string, body: object = {}): Promise<string> {
  const { id } = await ask('POST', '/v1/imports', { title: 'Servers', mapping: serversMapping, ...body });
  const path = `/v1/imports/${id}`;
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = { name: 'servers.csv', type: 'text/csv', size: bytes.length, sha256 };
  const { upload } = (await ask('POST', `${path}/attachments`, file)) as Upload;
  const sent = await fetch(upload.url, { method: upload.method, headers: upload.headers, body: bytes });
  expect(sent.status).toBe(200);
  return path;
}
