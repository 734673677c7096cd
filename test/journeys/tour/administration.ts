import { expect, test } from 'vitest';
import type { Walk } from './walk.ts';

/** Every operation of the practice, as its people would come by. */
export function administration({ go, change }: Walk): void {
  const recordKind = 'incident';

  test('categories, assignment rules, custom fields and templates', async () => {
    const life = async (noun: string, body: object, changed: object) => {
      const { id } = await go('admin', 'POST', `/v1/${noun}`, { recordKind, ...body });
      const one = `/v1/${noun}/${id}`;
      await change('admin', one, changed);
      await go('femi', 'POST', `${one}/retire`, {});
      await go('femi', 'POST', `${one}/restore`, {});
      const { items } = await go('dana', 'GET', `${one}/timeline`);
      expect((items as { type: string }[]).map(({ type }) => type.split('.').at(-1))).toEqual([
        'added',
        'changed',
        'retired',
        'restored',
      ]);
      await go('dana', 'GET', `/v1/${noun}?recordKind=incident`);
      await go('dana', 'GET', `/v1/${noun}`);
    };
    await life('categories', { name: 'Network' }, { urgency: 'low' });
    await life('custom-fields', { label: 'Floor', type: 'number' }, { help: 'Where you sit' });
    await life(
      'assignment-rules',
      { name: 'Mail', condition: { field: 'title', contains: 'mail' }, team: 'platform' },
      { category: 'network' },
    );
    await life(
      'ticket-templates',
      {
        name: 'Printer',
        prefilled: { title: 'Printer {{name}}' },
        questions: [{ name: 'name', label: 'Which?' }],
      },
      { description: 'For printers' },
    );
    await go('rosa', 'GET', '/v1/categories');
    await go('rosa', 'GET', '/v1/custom-fields/incident-floor');
    await go('admin', 'POST', '/v1/assignment-rules/try', {
      recordKind,
      condition: { field: 'title', exists: true },
    });
  });
}
