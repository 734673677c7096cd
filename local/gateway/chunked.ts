/** Takes apart an `aws-chunked` body: `<hex length>[;chunk-signature=…]\r\n<data>\r\n` until a chunk of length 0. */
export function readChunked(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  while (at < body.length) {
    const end = body.indexOf('\r\n', at);
    const length = Number.parseInt(body.subarray(at, end).toString(), 16);
    if (end < 0 || !length) break;
    parts.push(body.subarray(end + 2, end + 2 + length));
    at = end + 4 + length;
  }
  return Buffer.concat(parts);
}
