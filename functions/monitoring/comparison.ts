import type { Alert } from './alert.ts';

/** An alarm as CloudWatch describes it, with what matters to its event. */
export type Described = {
  readonly arn: string;
  readonly name: string;
  readonly state: string;
  readonly reason: string;
  /** When it went into this state. */
  readonly at: string;
  /** `configuration` of its events. */
  readonly configuration: object;
  /** What suppresses the actions of a composite alarm. */
  readonly suppressed?: { readonly by: string; readonly reason?: string | undefined } | undefined;
};

/** The record of one alarm here, as far as a comparison needs it. */
type Known = Pick<Alert, 'state' | 'changedAt' | 'fingerprint' | 'alarmName' | 'account' | 'region'>;

/**
 * The alarms that CloudWatch says are firing and we don't know of, or think are over. What we heard later than CloudWatch
 * says is left alone: it is on its way in.
 */
export const unheard = (firing: readonly Described[], known: ReadonlyMap<string, Known>): Described[] =>
  firing.filter(({ arn, at }) => {
    const alert = known.get(arn);
    return !alert || (alert.state !== 'firing' && alert.changedAt < at);
  });

/** The alerts that fire here and not there: of this account and region, since CloudWatch answers for those alone. */
export const doubtful = <K extends Known>(
  alerts: readonly K[],
  firing: readonly Described[],
  { account, region }: { account: string; region: string },
): K[] => {
  const there = new Set(firing.map(({ arn }) => arn));
  return alerts.filter(
    (alert) =>
      alert.state === 'firing' &&
      /^arn:[\w-]+:cloudwatch:/.test(alert.fingerprint) &&
      alert.account === account &&
      alert.region === region &&
      !there.has(alert.fingerprint),
  );
};

/** The event by which CloudWatch would have told of an alarm's state: the intake takes it as that one, late. */
export const stateChange = (
  { arn, name, state, reason, at, configuration, suppressed }: Described,
  tags: Readonly<Record<string, string>> = {},
): string =>
  JSON.stringify({
    source: 'aws.cloudwatch',
    'detail-type': 'CloudWatch Alarm State Change',
    resources: [arn],
    detail: {
      alarmName: name,
      configuration,
      state: {
        ...{ value: state, reason, timestamp: at },
        ...(suppressed && {
          actionsSuppressedBy: suppressed.by,
          actionsSuppressedReason: suppressed.reason,
        }),
      },
      ...(Object.keys(tags).length && { alarmTags: tags }),
    },
  });

/** What is over because its alarm is not there any more: as an OK, now, since nothing says when it was deleted. */
export const gone = ({ fingerprint, alarmName }: Known, now: string): Described => ({
  arn: fingerprint,
  name: alarmName,
  state: 'OK',
  reason: 'CloudWatch does not know this alarm any more.',
  at: now,
  configuration: {},
});
