import type { CloudWatch } from './alarms.ts';
import type { AwsConfig } from './aws-config.ts';
import type { DeskClient, Fields } from './desk-client.ts';
import type { EventBus } from './event-bus.ts';
import type { GuardDuty } from './guard-duty.ts';
import type { MetricStore } from './metric-store.ts';
import type { PostOffice } from './post-office.ts';

/** What the demo's story is played on. */
export type Stage = {
  readonly client: DeskClient;
  readonly cloudWatch: CloudWatch;
  readonly awsConfig: AwsConfig;
  readonly guardDuty: GuardDuty;
  readonly post: PostOffice;
  /** What was measured, as CloudWatch keeps it. */
  readonly metrics: MetricStore;
  /** What other services of AWS put onto the default bus. */
  readonly bus: Pick<EventBus, 'put'>;
  /** The desk's own time, in milliseconds. */
  readonly now: () => number;
  /** Moves the desk's clock to so many minutes before the present; resolves when nothing that is due is left. */
  readonly at: (minutesAgo: number) => Promise<void>;
  /** That moment, as the API writes it; a negative number is in the future. */
  readonly moment: (minutesAgo: number) => string;
  /** Resolves when whatever followed from what was done has happened. */
  readonly settled: () => Promise<void>;
};

type Escalation = Fields & { paged: { people: string[] }[] };

export const hours = 60;
export const days = 24 * hours;

/** What people of the demo do with incidents. */
export function acts({ client, settled }: Stage) {
  return {
    /** The newest incident about a service. */
    incidentOf: async (service: string): Promise<string> => {
      await settled();
      const [newest] = await client.list('admin', `incidents?service=${service}&closed=true`);
      if (!newest) throw new Error(`Nothing has happened to ${service}`);
      return newest.id;
    },

    /** Who was paged for an incident last. */
    pagedFor: async (incident: string): Promise<string> => {
      await settled();
      const { paged } = (await client.get('admin', `escalations/${incident}-1`)) as Escalation;
      return paged.at(-1)?.people[0] ?? 'admin';
    },

    /** Reports something, and answers the incident's id. */
    report: async (person: string, ask: object): Promise<string> => {
      const { id } = await client.post(person, 'incidents', ask);
      await settled();
      return id;
    },

    give: async (person: string, incident: string, command: string, ask: object = {}): Promise<void> => {
      await client.post(person, `incidents/${incident}/${command}`, ask);
      await settled();
    },
  };
}
