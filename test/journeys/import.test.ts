import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { prepareImport, servers } from './import.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk?.stop());

const ask = (method: 'GET' | 'POST', path: string, body?: object) => desk.done('admin', method, path, body);
const prepare = async (text: string, body: object = {}) => {
  const path = await prepareImport(ask, text, body);
  await desk.settled();
  return path;
};
const through = async (path: string, step: string) => {
  await ask('POST', `${path}/${step}`, {});
  await desk.settled();
  return ask('GET', path);
};
type Results = { outcomes: { url: string }; errors?: { url: string } };
const result = async (one: Record<string, unknown>, name: 'outcomes' | 'errors') =>
  (await (await fetch((one.results as Results)[name]?.url ?? '')).text()).trim().split('\r\n');
const serversThere = async () => {
  const items: { id: string; title: string }[] = [];
  let cursor = '';
  do {
    const page = await ask('GET', `/v1/cis?class=server&limit=100${cursor && `&cursor=${cursor}`}`);
    items.push(...(page.items as typeof items));
    cursor = (page.next as string) ?? '';
  } while (cursor);
  return items;
};

describe('500 rows, ten of them bad', () => {
  let path: string;

  test('tried first, they change nothing and say what they would do', async () => {
    path = await prepare(servers(500));
    const one = await through(path, 'check');
    expect(one).toMatchObject({
      state: 'checked',
      checked: { created: 490, changed: 0, unchanged: 0, refused: 10 },
    });
    expect(await serversThere()).toEqual([]);
    const errors = await result(one, 'errors');
    expect(errors).toHaveLength(11);
    expect(errors.slice(0, 3)).toEqual([
      'row,reason,Host,Serial,Type',
      '50,there is no class spoon,web-50,SN-50,spoon',
      '100,it is the same item as row 99,web-100,SN-99,server',
    ]);
  });

  test('killed again and again, every row is taken in once, and told as what it was', async () => {
    const { faults, calls } = desk.host.dispatcher;
    const caller = desk.callerOf('configuration-do-import');
    const crashes = () => calls.list().filter((call) => call.caller === caller && call.error).length;
    const before = crashes();
    for (const [operation, nth] of [
      ['TransactWriteItems', 40],
      ['PutObject', 2],
      ['TransactWriteItems', 300],
    ] as const)
      faults.set({ match: { operation, caller, nth }, kind: 'crash', times: 1 });
    await ask('POST', `${path}/run`, {});
    await desk.forward(10);
    faults.clear();
    expect(crashes() - before).toBe(3);
    const one = await ask('GET', path);
    expect(one).toMatchObject({ state: 'done', progress: { at: 500, total: 500 } });
    expect(one.taken).toEqual({ created: 490, changed: 0, unchanged: 0, refused: 10 });
    const there = await serversThere();
    expect(there).toHaveLength(490);
    expect(new Set(there.map(({ title }) => title)).size).toBe(490);
    const outcomes = await result(one, 'outcomes');
    expect(outcomes).toHaveLength(501);
    expect(outcomes[1]).toMatch(/^1,created,CI-\d+,$/);
  });

  test('the corrected file again changes only what differs', async () => {
    const again = await prepare(
      'name,serial,type\nweb-1,SN-1,server\nweb-two,SN-2,server\n=HYPERLINK("x"),,server\n',
      {
        mapping: {
          class: { column: 'type' },
          fields: [
            { column: 'name', field: 'name' },
            { column: 'serial', field: 'attributes.serial-number' },
          ],
        },
      },
    );
    const one = await through(again, 'run');
    expect(one.state).toBe('done');
    expect(one.taken).toMatchObject({ unchanged: 1, changed: 1 });
    expect((await serversThere()).map(({ title }) => title)).toContain('web-two');
  });
});

describe('relations of what is there', () => {
  const mapping = {
    of: 'relations',
    type: { column: 'type' },
    fields: ['from', 'to', 'redundancy'].map((column) => ({ column, field: column })),
  };
  const text = [
    'from,type,to,redundancy',
    'SN-1,depends-on,SN-3,web:1',
    'SN-1,Depends on,SN-4,web:1',
    'SN-5,runs-on,sn-6,',
    'SN-7,likes,SN-8,',
    'SN-9,depends-on,nobody,',
    'SN-9,depends-on,SN-9,',
    'SN-5,runs-on,SN-6,',
  ].join('\n');
  type Neighbour = { type: string; redundancy?: object; other: { title: string } };
  const around = async (title: string) => {
    const { id } = (await serversThere()).find((one) => one.title === title) ?? {};
    return (await ask('GET', `/v1/cis/${id}/relations`)).items as Neighbour[];
  };
  let path: string;

  test('are tried first, row by row', async () => {
    path = await prepare(text, { mapping });
    const one = await through(path, 'check');
    expect(one).toMatchObject({ state: 'checked', checked: { created: 3, refused: 4 } });
    expect(await result(one, 'errors')).toEqual([
      'row,reason,from,type,to,redundancy',
      '4,"its relation is none of depends-on, runs-on, contained-in, member-of, associated-with",SN-7,likes,SN-8,',
      expect.stringMatching(/^5,"no item is known as “nobody”: name it by its id, or by arn, serial-number"/),
      expect.stringMatching(/^6,both of its ends are CI-\d+,/),
      '7,it is the same relation as row 3,SN-5,runs-on,SN-6,',
    ]);
    expect(await around('web-1')).toEqual([]);
  });

  test('killed on the way they are taken in once, with their redundancy', async () => {
    const { faults, calls } = desk.host.dispatcher;
    const caller = desk.callerOf('configuration-do-import');
    faults.set({ match: { operation: 'TransactWriteItems', caller, nth: 2 }, kind: 'crash', times: 1 });
    const failed = () => calls.list().filter((call) => call.caller === caller && call.error).length;
    const before = failed();
    await ask('POST', `${path}/run`, {});
    await desk.forward(10);
    faults.clear();
    expect(failed() - before).toBe(1);
    const one = await ask('GET', path);
    expect(one).toMatchObject({ state: 'done', taken: { created: 3, changed: 0, unchanged: 0, refused: 4 } });
    const [head, first] = await result(one, 'outcomes');
    expect([head, first]).toEqual([
      'row,outcome,relation,reason',
      expect.stringMatching(/^1,created,CI-\d+\.depends-on\.CI-\d+,$/),
    ]);
    expect(await around('web-1')).toMatchObject([
      { redundancy: { pool: 'web', needs: 1 }, other: { title: 'web-3' } },
      { redundancy: { pool: 'web', needs: 1 }, other: { title: 'web-4' } },
    ]);
  });

  test('the same file again changes nothing, another redundancy does', async () => {
    expect(await through(path, 'run')).toMatchObject({ taken: { unchanged: 3, refused: 4 } });
    const json = JSON.stringify([
      { from: 'SN-1', to: 'SN-3', redundancy: { pool: 'web', needs: 50, percent: true } },
    ]);
    const fields = ['pool', 'needs', 'percent'].map((field) => ({ column: `redundancy.${field}`, field }));
    const again = await prepare(json, {
      format: 'json',
      mapping: {
        of: 'relations',
        type: { value: 'depends-on' },
        fields: [...mapping.fields.slice(0, 2), ...fields],
      },
    });
    expect(await through(again, 'run')).toMatchObject({ taken: { changed: 1 } });
    const redundancy = { pool: 'web', needs: 50, percent: true };
    expect(await around('web-1')).toContainEqual(expect.objectContaining({ redundancy }));
  });

  test('a mapping without both ends is refused, and says which is missing', async () => {
    const body = { title: 'x', mapping: { ...mapping, fields: mapping.fields.slice(1) } };
    const refused = await desk.call('admin', 'POST', '/v1/imports', body);
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).toContain('needs a column for “from”');
  });
});

test('a file that cannot be read stops the import and says why; a stopped one goes on', async () => {
  const path = await prepare('a,a\n1,2\n');
  expect(await through(path, 'run')).toMatchObject({
    state: 'stopped',
    problem: expect.stringContaining('twice'),
  });
  expect(await through(path, 'resume')).toMatchObject({ state: 'stopped', attempt: 2 });
});

test('without a file nothing begins', async () => {
  const mapping = { class: { value: 'server' }, fields: [{ column: 'a', field: 'name' }] };
  const { id } = await ask('POST', '/v1/imports', { title: 'Empty', mapping });
  const { status } = await desk.call('admin', 'POST', `/v1/imports/${id}/run`, {});
  expect(status).toBe(409);
});
