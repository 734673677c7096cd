import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { report } from './served.ts';

/** The least that can keep a record and give it back on this machine: no rights, no checks, no history, nobody told. */
const dir = mkdtempSync(path.join(tmpdir(), 'bare-'));
const db = new DatabaseSync(path.join(dir, 'bare.sqlite'));
db.exec(`
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE record (id TEXT PRIMARY KEY, open TEXT, doc TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX open ON record (open, id);
`);
const put = db.prepare('INSERT INTO record VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
const get = db.prepare('SELECT doc FROM record WHERE id = ?');
const page = db.prepare('SELECT doc FROM record WHERE open = ? ORDER BY id LIMIT 20');
let drawn = 1000;

function create(body: string): string {
  const id = `INC-${++drawn}`;
  const at = new Date().toISOString();
  const doc = JSON.stringify({
    id,
    kind: 'incident',
    state: 'open',
    version: 1,
    openedAt: at,
    ...JSON.parse(body),
  });
  if (put.run(id, 'platform', doc).changes !== 1) throw new Error(`${id} is there`);
  return doc;
}

function read(url: string): string {
  if (url.includes('?'))
    return `{"items":[${page
      .all('platform')
      .map(({ doc }) => doc)
      .join(',')}]}`;
  return String(get.get(url.slice(url.lastIndexOf('/') + 1))?.doc);
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { method, url = '' } = request;
    const answer = method === 'POST' ? create(Buffer.concat(chunks).toString()) : read(url);
    response.writeHead(method === 'POST' ? 201 : 200, { 'content-type': 'application/json' });
    response.end(answer);
  });
});

server.listen(0, '127.0.0.1', () => report({ port: (server.address() as AddressInfo).port, token: '' }));
process.on('exit', () => rmSync(dir, { recursive: true, force: true }));
process.on('SIGTERM', () => process.exit());
