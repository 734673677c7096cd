import { test } from 'vitest';
import { alarmEvent } from '../../monitoring/alarms.ts';
import type { Walk } from './walk.ts';

/** Every operation of the practice, as its people would come by. */
export function monitoring({ desk, go }: Walk): void {
  test('alerts, what could not be read, and dead letters', async () => {
    const [alert] = (await go('dana', 'GET', '/v1/alerts')).items as { id: string }[];
    for (const rest of ['', '/signals', '/timeline'])
      await go('dana', 'GET', `/v1/alerts/${alert?.id}${rest}`);
    await desk().happen({ ...alarmEvent(), resources: ['nonsense'] });
    const [signal] = (await go('dana', 'GET', '/v1/quarantined-signals')).items as { id: string }[];
    await go('dana', 'GET', `/v1/quarantined-signals/${signal?.id}`);
    await go('dana', 'POST', `/v1/quarantined-signals/${signal?.id}/release`, {});
    await desk().settled();
    const [again] = (await go('dana', 'GET', '/v1/quarantined-signals')).items as { id: string }[];
    await go('dana', 'POST', `/v1/quarantined-signals/${again?.id}/discard`, {});
    await go('admin', 'POST', '/v1/redrives', {});
    const [incident] = (await go('dana', 'GET', '/v1/incidents?team=platform')).items as { id: string }[];
    const record = { kind: 'incident', id: incident?.id };
    await go('admin', 'POST', '/v1/redrives', { record });
    await desk().settled();
    const { items } = await go('admin', 'GET', '/v1/redrives');
    await go('admin', 'GET', `/v1/redrives/${(items as { id: string }[])[0]?.id}`);
    await go('dana', 'GET', '/v1/roles/agent');
  });
}
