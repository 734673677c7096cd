import * as z from 'zod';
import { oneLine } from '../signal.ts';
import { AwsEvent, instantAfter, type Said, said } from './lenient.ts';

/** EC2 Instance State-change Notification (docs.aws.amazon.com/AWSEC2/latest/UserGuide, monitoring instance state). */
const InstanceState = AwsEvent.extend({ detail: z.looseObject({ 'instance-id': said, state: said }) });

const passing = ['pending', 'stopping', 'shutting-down'];

/**
 * An instance that stopped or was terminated. Nobody can tell from the event whether somebody wanted that, so it is only
 * recorded, unless a rule says that this one matters; running again clears it.
 *
 * @throws {z.ZodError} saying what could not be read
 */
export function fromInstance(raw: unknown): Said {
  const event = InstanceState.parse(raw);
  const { account, region, resources } = event;
  const instance = event.detail['instance-id'];
  const state = event.detail.state.toLowerCase();
  if (passing.includes(state)) return { ignored: `An instance that is ${state} is on its way.` };
  const running = state === 'running';
  const signal = {
    fingerprint: (resources[0] ?? `ec2:${account}:${region}:${instance}`).slice(0, 1_500),
    source: 'ec2' as const,
    alarmName: oneLine(`instance-${running ? 'stopped' : state}`, 100),
    account,
    region,
    namespace: 'AWS/EC2',
    resource: (resources[0] ?? instance).slice(0, 1_000),
    state: running ? ('cleared' as const) : ('firing' as const),
    at: instantAfter(event.time),
    reason: oneLine(`The instance ${instance} is ${state}.`, 500),
    measures: oneLine(`Instance ${instance}`, 500),
    severity: 'info' as const,
    tags: { InstanceId: oneLine(instance, 256), state: oneLine(state, 40) },
    ...(running ? { ifKnown: true } : { recordOnly: true }),
  };
  return { signals: [signal] };
}
