import { history, seed } from '../../demo/seed.ts';
import { type Desk, monday, startDesk } from '../desk.ts';

/** The desk of `npm start`, filled by the demo as it is there, with a clock that stands still at the story's end. */
export async function startDemoDesk(): Promise<Desk> {
  const desk = await startDesk({ at: monday - history, empty: true });
  const { urls, ports, clock, token, settled, wake } = desk.host;
  await seed({
    ...{ api: urls.api, aws: urls.aws, smtp: ports.smtp, token, settled },
    clock: { now: clock.now, ago: (ms) => wake(history - ms) },
  });
  desk.host.emptyOutbox();
  return desk;
}
