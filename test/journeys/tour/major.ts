import { expect, test } from 'vitest';
import type { Walk } from './walk.ts';

/** Every operation of major incidents and reviews, as their people would come by. */
export function major({ desk, go, change }: Walk): void {
  test('a major incident from the proposal to the last action of its review', async () => {
    const { id } = await go('eli', 'POST', '/v1/incidents', { title: 'Nobody can pay', service: 'search' });
    const one = `/v1/incidents/${id}`;
    await go('eli', 'POST', `${one}/propose-major`, { reason: 'Many calls' });
    await go('femi', 'POST', `${one}/reject-major`, { reason: 'One call' });
    await go('femi', 'POST', `${one}/declare-major`, {});
    await go('femi', 'POST', `${one}/demote-major`, { reason: 'It was a test' });
    await go('femi', 'POST', `${one}/declare-major`, { commander: 'femi', cadence: 30 });
    await go('femi', 'POST', `${one}/assign-role`, { role: 'scribe', person: 'eli' });
    await go('femi', 'POST', `${one}/plan-updates`, { cadence: 15 });
    await go('dana', 'GET', '/v1/incidents/major');
    await desk().forward(6);
    await go('femi', 'POST', `${one}/stakeholder-updates`, {
      status: 'investigating',
      text: 'We are looking.',
    });
    await go('dana', 'GET', `${one}/stakeholder-updates`);
    await go('femi', 'POST', `${one}/resolve`, { resolution: 'Restarted' });
    await desk().settled();
    const review = `/v1/reviews/${String(id).replace('INC', 'REV')}`;
    await change('femi', review, { summary: 'It was restarted.' });
    await go('femi', 'POST', `${review}/publish`, {});
    const { steps } = await go('femi', 'POST', `${review}/revise`, {});
    expect(steps).toEqual(['publish']);
    await go('femi', 'POST', `${review}/publish`, {});
    const questions = ['detected-by', 'detected-sooner', 'cause-found', 'what-helped', 'mitigated-sooner'];
    const answers = [...questions, 'keeps-away', 'same-elsewhere'].map((name) => [name, 'Nothing.']);
    await change('femi', review, { answers: Object.fromEntries(answers) });
    const action = await go('femi', 'POST', `${review}/actions`, { title: 'Restart it daily', owner: 'eli' });
    const act = `/v1/review-actions/${action.id}`;
    await change('femi', act, { due: '2026-12-31' });
    await go('eli', 'POST', `${act}/complete`, {});
    await go('eli', 'POST', `${act}/reopen`, {});
    await go('eli', 'POST', `${act}/drop`, {});
    await go('eli', 'GET', '/v1/review-actions');
    await go('eli', 'GET', `${review}/actions`);
    await go('femi', 'POST', `${review}/close`, {});
    await go('dana', 'GET', '/v1/reviews');
    await go('dana', 'GET', `${review}/document`);
    await go('dana', 'GET', `${review}/timeline`);
    const quiet = await go('eli', 'POST', '/v1/incidents', { title: 'A lamp' });
    await go('eli', 'POST', '/v1/reviews', { incident: quiet.id });
    await desk().settled();
  });

  test('its rules and roles', async () => {
    await go('dana', 'GET', '/v1/major-incident-rules');
    await change('femi', '/v1/major-incident-rules/many-children', { name: 'Many children' });
    await go('femi', 'POST', '/v1/major-incident-rules/many-children/retire', {});
    await go('femi', 'POST', '/v1/major-incident-rules/many-children/restore', {});
    const condition = { field: 'category', is: 'nothing' };
    await go('femi', 'POST', '/v1/major-incident-rules', { name: 'Nothing', condition });
    await go('dana', 'GET', '/v1/major-incident-roles');
    await change('femi', '/v1/major-incident-roles/scribe', { duties: 'Write it down.' });
  });
}
