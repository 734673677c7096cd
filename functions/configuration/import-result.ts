import { contentDisposition } from '../record/attachment.ts';
import { presign } from '../runtime/presign.ts';
import type { Import } from './import.ts';

/** Where what a pass came to is kept, for thirty days. */
export const resultKey = ({ id, pass }: Pick<Import, 'id' | 'pass'>, name: string): string =>
  `imports/${id}/${pass}/${name}`;

const seconds = 5 * 60;

/** An address from which a file of a pass can be had for five minutes. */
export function resultAddress(one: Pick<Import, 'id' | 'pass'>, name: 'outcomes' | 'errors', at: string) {
  const query = {
    'response-content-disposition': contentDisposition(`${one.id}-${name}.csv`),
    'response-content-type': 'text/csv; charset=utf-8',
    'response-cache-control': 'no-store',
  };
  const bucket = process.env.ATTACHMENTS ?? '';
  const { url } = presign({ method: 'GET', bucket, key: resultKey(one, `${name}.csv`), query, seconds, at });
  return { url, until: new Date(Date.parse(at) + seconds * 1000).toISOString() };
}
