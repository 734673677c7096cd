import type { Desk } from '../desk.ts';

export type Round = {
  id: string;
  about: string;
  state: string;
  step: number;
  votes: { approver: string; by: string }[];
  steps: { name: string; need?: number; remindedAt?: string }[];
  counts?: { open: string[] }[];
  mine?: { why: string; place?: string };
  asked?: { risk?: { level: string } };
};

const plans = { implementation: 'Switch it over', backout: 'Switch it back', test: 'Look at it' };
const answers = {
  experience: 'often',
  testing: 'alike',
  'way-back': 'at-once',
  notice: 'nobody',
  hands: 'one',
};
const deadlines = { remind: 60, escalate: 120, expire: 180 };

/** What people do about approvals on a desk. */
export function approving(desk: Desk) {
  const { done, call } = desk;
  const cast = (person: string, id: string, name: string, body: object = {}) =>
    call(person, 'POST', `/v1/approvals/${id}/${name}`, body);
  const vote = async (person: string, id: string, name: string, body?: object) => {
    const answer = await cast(person, id, name, body);
    if (answer.status !== 200) throw new Error(`${person} could not ${name}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const days = (from: number, until: number) => {
    const at = (count: number) => new Date(desk.host.clock.now() + count * 86_400_000).toISOString();
    return { from: at(from), until: at(until) };
  };

  /** Two policies: peers and a CAB for everything at the checkout, and two people who must agree on the search. */
  async function furnish({ weekday = 4, within = deadlines } = {}): Promise<void> {
    const person = (id: string, roles: string[], more: object = {}) =>
      done('admin', 'POST', '/v1/people', { id, name: id, email: `${id}@desk.example`, roles, ...more });
    await person('zoe', ['agent']);
    await person('yan', ['agent']);
    await person('kim', ['agent']);
    // Rosa's second account, in the team that is asked.
    await person('ines', ['agent'], { teams: ['platform'], email: 'Rosa+work@desk.example' });
    await done('admin', 'POST', '/v1/cabs', {
      id: 'weekly',
      name: 'Weekly CAB',
      members: ['zoe', 'yan', 'kim'],
      chair: 'zoe',
      recurrence: { every: 'week', weekday },
      time: '14:00',
      timeZone: 'Europe/Berlin',
    });
    await done('admin', 'POST', '/v1/approval-policies', {
      name: 'Checkout',
      condition: { field: 'services', is: 'checkout' },
      steps: [
        {
          name: 'Peers',
          approvers: [{ person: 'dana' }, { person: 'eli' }, { person: 'ines' }],
          deadlines: within,
        },
        { name: 'CAB', approvers: [{ cab: 'weekly' }], quorum: { percent: 60 }, deadlines: within },
      ],
    });
    await done('admin', 'POST', '/v1/approval-policies', {
      name: 'Search',
      condition: { field: 'services', is: 'search' },
      steps: [
        { name: 'Both', approvers: [{ person: 'zoe' }, { person: 'kim' }], quorum: 'all', deadlines: within },
      ],
    });
    await desk.settled();
  }

  /** A change that was opened and submitted; its first approvers are asked. */
  async function submitted(
    person: string,
    title: string,
    services = ['checkout'],
    more: object = {},
  ): Promise<string> {
    const { from, until } = days(10, 10.1);
    const ask = { title, services, plans, answers, plannedFrom: from, plannedTo: until };
    const { id } = await done(person, 'POST', '/v1/changes', { ...ask, ...more });
    await done(person, 'POST', `/v1/changes/${id}/submit`, {});
    await desk.settled();
    return String(id);
  }

  /** Asks Step Functions about the execution of this name. */
  function states(operation: string, name: string) {
    const machine = desk.host.resolver
      .each('AWS::StepFunctions::StateMachine')
      .find(({ id }) => id.startsWith('Approval'));
    if (!machine) throw new Error('The template has no machine for approvals');
    const arn = String(desk.host.resolver.value({ Ref: machine.id }, machine.stack));
    const executionArn = `${arn.replace(':stateMachine:', ':execution:')}:${name}`;
    const call = { service: 'states', operation, input: { executionArn }, caller: { name: 'test' } };
    return desk.host.dispatcher.dispatch(call) as Promise<{ status: string; output?: string }>;
  }

  return {
    days,
    furnish,
    submitted,
    approve: (person: string, id: string, round: number) => vote(person, `${id}-${round}`, 'approve'),
    reject: (person: string, id: string, round: number, comment: string) =>
      vote(person, `${id}-${round}`, 'reject', { comment }),
    /** Why an approval is refused. */
    refused: async (person: string, id: string, round: number) => {
      const { status, body } = await cast(person, `${id}-${round}`, 'approve');
      return status < 300 ? 'nothing' : String(body.type).replace('urn:itsm:problem:', '');
    },
    edit: async (person: string, id: string, body: object) => {
      const { version } = await done(person, 'GET', `/v1/changes/${id}`);
      return done(person, 'PATCH', `/v1/changes/${id}`, body, { 'if-match': `"${version}"` });
    },
    waiting: (person: string) => desk.items<Round>(person, '/v1/approvals?waiting=me'),
    round: async (id: string) => (await done('femi', 'GET', `/v1/approvals/${id}`)) as unknown as Round,
    change: (id: string) => done('femi', 'GET', `/v1/changes/${id}`),
    running: async (id: string) => {
      const [execution] = await desk.items<{ status: string }>('femi', `/v1/approvals/${id}/execution`);
      return execution?.status;
    },
    /** Somebody stops the execution of a round, whatever it waits for. */
    abort: (name: string) => states('StopExecution', name),
    /** What the machine of a round ended with. */
    outcome: async (name: string) => {
      const { status, output } = await states('DescribeExecution', name);
      return output ? (JSON.parse(output) as object) : { status };
    },
  };
}
