import { cloudWatch } from './alarms.ts';
import { knowledge } from './articles.ts';
import { awsConfig } from './aws-config.ts';
import { deskClient, type TokenOf } from './desk-client.ts';
import { eventBus } from './event-bus.ts';
import { furnish } from './furnish.ts';
import { guardDuty } from './guard-duty.ts';
import { inventory } from './inventory.ts';
import { metricStore } from './metric-store.ts';
import { past } from './past.ts';
import { postOffice } from './post-office.ts';
import { days, type Stage } from './stage.ts';
import { today } from './today.ts';

const minute = 60_000;

/** How long before the present the demo's story begins, in milliseconds: an empty desk's clock is set there. */
export const history = 6 * days * minute;

/** An empty desk, as the demo is handed it. */
export type EmptyDesk = {
  /** Origin of the HTTP API, e.g. `http://localhost:3000`. */
  api: string;
  /** The desk's AWS endpoint, e.g. `http://localhost:4566`: events and metrics are put there, and rules turned off meanwhile. */
  aws: string;
  /** The port at which it takes mail. */
  smtp: number;
  token: TokenOf;
  clock: {
    now(): number;
    /** Sets it to so many milliseconds before the present, never back; resolves when what became due has run. */
    ago(ms: number): Promise<void>;
  };
  settled(): Promise<void>;
};

/**
 * Fills an empty desk with the demo's company: its people, what they have prepared, the last days' history, and what goes on
 * now. It talks to the desk as people, their mail and CloudWatch do, each event at its own time, and leaves the clock at the present.
 */
export async function seed({ api, aws, smtp, token, clock, settled }: EmptyDesk): Promise<void> {
  const present = clock.now() + history;
  const bus = eventBus(aws);
  const metrics = metricStore(aws);
  const stage: Stage = {
    client: deskClient(api, token),
    cloudWatch: cloudWatch(bus, clock.now),
    awsConfig: awsConfig(bus, clock.now),
    guardDuty: guardDuty(bus, clock.now),
    post: postOffice(api, smtp),
    bus,
    metrics,
    now: clock.now,
    at: (minutesAgo) => clock.ago(Math.max(0, minutesAgo * minute)),
    moment: (minutesAgo) => new Date(present - minutesAgo * minute).toISOString(),
    settled,
  };
  try {
    // Nothing of the story gets lost: to look for it every ten minutes of six days only makes people wait.
    await bus.reconciling(false);
    await furnish(stage);
    await inventory(stage);
    await knowledge(stage);
    await past(stage);
    await today(stage);
    await stage.at(0);
    await bus.reconciling(true);
  } finally {
    bus.leave();
    metrics.leave();
  }
}
