import { expect, test } from 'vitest';
import { daysAfter } from '../../../functions/capacity/series.ts';
import { record, space } from '../recorded.ts';
import type { Walk } from './walk.ts';

/** Every operation of the practice, as its people would come by. */
export function capacity({ desk, go, change, now }: Walk): void {
  const give = async (path: string, body: object = {}, who = 'dana') => {
    const answer = await go(who, 'POST', `/v1/${path}`, body);
    await desk().settled();
    return answer;
  };
  const read = (path: string) => go('dana', 'GET', `/v1/${path}`);
  const today = () => now().slice(0, 10);

  test('what runs out, and what follows from it', async () => {
    const days = Array.from({ length: 30 }, (_, n) => ({ day: daysAfter(today(), n - 30), value: 35 - n }));
    await record(desk(), days);
    const limit = { from: 'value', value: 0 };
    const metric = { title: 'Free storage', service: 'checkout', direction: 'down', source: space, limit };
    const { id } = await give('capacity-metrics', metric);
    const one = `capacity-metrics/${id}`;
    expect(await read(one)).toMatchObject({ state: 'critical', episode: 1 });
    await read('capacity-metrics?state=critical');
    await read(`${one}/series?days=30`);
    await change('dana', `/v1/${one}`, { limit: { from: 'value', value: -400 } });
    await desk().settled();
    expect(await read(one)).toMatchObject({ state: 'ample' });
    await read(`${one}/timeline`);
    await give(`${one}/measure`);
    await give(`${one}/retire`);
    await give(`${one}/restore`);
    await desk().forward(24 * 60);
  });

  test('a capacity plan', async () => {
    const options = [{ id: 'bigger', title: 'A bigger database', monthly: 90 }];
    const plan = { title: 'The season', service: 'checkout', reviewOn: daysAfter(today(), 1), options };
    const { id } = await give('capacity-plans', plan);
    const one = `capacity-plans/${id}`;
    await read('capacity-plans');
    await change('dana', `/v1/${one}`, { description: 'Twice as many orders' });
    await give(`${one}/withdraw`, { reason: 'Not now' });
    await give(`${one}/reopen`);
    await give(`${one}/decide`, { option: 'bigger', reason: 'Enough' }, 'femi');
    await desk().forward(24 * 60);
    expect(await read(one)).toMatchObject({ due: true });
    await give(`${one}/review`, { text: 'It was enough' });
    await read(`${one}/timeline`);
  });
}
