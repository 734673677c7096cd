import { log } from '../runtime/log.ts';
import { queued } from '../runtime/queued.ts';
import { retryingRaces } from '../runtime/races.ts';
import { someAtOnce } from '../runtime/some-at-once.ts';
import { incidents } from './keep.ts';
import { follow, lifeOf, start, tokens } from './machine.ts';
import { runName, runNamed } from './run.ts';

const patience = 60_000;
const width = 8;

/** Starts the machine of a playbook that has lost it. */
async function mend(id: string, now: string): Promise<void> {
  const incident = await incidents.get(id);
  const { run } = incident;
  if (run?.state !== 'running') return;
  const name = runName(id, run.number);
  const { restarts = 0 } = await tokens.meetingOf(name);
  const life = await lifeOf(name, restarts);
  const fresh = Date.parse(now) - Date.parse(run.startedAt) < patience;
  if (life === 'runs' || (life === 'missing' && fresh)) return;
  log.warn('A playbook had lost its machine', { incident: id, restarts, life });
  await tokens.noteRestart(name, restarts + 1, now);
  await start(incident, restarts + 1);
}

const each = (ids: readonly string[], work: (id: string) => Promise<void>) =>
  someAtOnce(ids, width, (id) =>
    retryingRaces(() => work(id)).catch((error: unknown) => {
      log.error('Reconciling failed', { id, error: error as Error });
    }),
  );

/** Every quarter of an hour: machines that wait for what has happened, and playbooks at work without a machine. */
export async function handler(): Promise<void> {
  const now = new Date().toISOString();
  await each(await tokens.waitingTokens(), async (name) => {
    const incident = await incidents.find(runNamed(name)?.incident ?? '');
    if (incident?.run && runName(incident.id, incident.run.number) === name) await follow(incident, now);
  });
  await each(await queued(incidents, 'security'), (id) => mend(id, now));
}
