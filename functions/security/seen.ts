import type { AddObservable } from './observable.ts';
import type { Severity } from './severity.ts';

/** The ways by which AWS tells of the same finding. */
export const doors = ['guardduty', 'asff', 'ocsf', 'health'] as const;
export type Door = (typeof doors)[number];

/** What somebody has to know to say something of a finding where it came from. */
export type Origin = {
  /** GuardDuty: its detector, and what it calls the finding. */
  readonly detector?: string | undefined;
  readonly finding?: string | undefined;
  /** Security Hub: which product of which account says it. */
  readonly product?: string | undefined;
  readonly account?: string | undefined;
};

/** What one event says of one finding at one moment, whichever door it came through. */
export type Seen = {
  /** The same finding has the same key through every door: its ARN. */
  readonly key: string;
  readonly door: Door;
  readonly origin: Origin;
  readonly title: string;
  readonly description?: string | undefined;
  readonly severity: Severity;
  /** An attack, a weakness, or somebody who complains of us. */
  readonly nature: 'threat' | 'vulnerability' | 'abuse';
  readonly state: 'active' | 'archived' | 'resolved' | 'suppressed';
  /** When the source says that it changed; order is by this, never by arrival. */
  readonly at: string;
  readonly firstSeenAt?: string | undefined;
  readonly types: readonly string[];
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  readonly resources: readonly string[];
  readonly observables: readonly AddObservable[];
  readonly cves: readonly string[];
  /** What does away with it, as its source says. */
  readonly remediation?: { readonly text: string; readonly url?: string | undefined } | undefined;
  /** Somebody pressed the button: it is a case whatever its severity. */
  readonly wanted?: string | undefined;
};
