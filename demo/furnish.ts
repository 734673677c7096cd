import catalogue from './catalogue.json' with { type: 'json' };
import company from './company.json' with { type: 'json' };
import { furnishLetterBox } from './letters.ts';
import levels from './levels.json' with { type: 'json' };
import people from './people.json' with { type: 'json' };
import { furnishRequests } from './requests.ts';
import { rotationStart } from './rotation-start.ts';
import { days, type Stage } from './stage.ts';

const admin = 'admin';
const day = 24 * 60 * 60_000;

async function furnishPeople({ client, settled }: Stage): Promise<void> {
  // The first team and the first administrator came with the deployment.
  const there = (await client.list(admin, 'teams')).map(({ id }) => id);
  for (const team of company.teams) if (!there.includes(team.id)) await client.post(admin, 'teams', team);
  const newcomers = people.filter(({ id }) => id !== admin);
  await Promise.all(newcomers.map((person) => client.post(admin, 'people', person)));
  await settled();
  for (const [id, lead] of Object.entries(company.leads)) await client.change(admin, `teams/${id}`, { lead });
}

/** Turns began long enough ago that somebody was on call whenever the story plays, and the first one is at the present. */
function begun({ handOff, people: turns }: { handOff: { time: string }; people: string[] }, zone: string) {
  return (now: number): string => {
    const start = Date.parse(rotationStart(handOff, zone, now));
    return new Date(start - 7 * turns.length * day).toISOString().slice(0, 10);
  };
}

async function furnishCompany({ client, moment }: Stage): Promise<void> {
  const now = Date.parse(moment(0));
  const schedules = company.schedules.map(({ rotations, ...schedule }) => ({
    ...schedule,
    rotations: rotations.map((one) => ({ ...one, from: begun(one, schedule.timeZone)(now) })),
  }));
  await Promise.all(schedules.map((schedule) => client.post(admin, 'schedules', schedule)));
  await Promise.all(company.policies.map((policy) => client.post(admin, 'escalation-policies', policy)));
  await Promise.all(company.services.map((service) => client.post(admin, 'services', service)));
  // Somebody stands in, some days from now.
  await client.post('eli', 'schedules/platform-secondary/overrides', {
    person: 'noor',
    from: moment(-3 * days),
    to: moment(-4 * days),
  });
  await client.post('dana', 'schedules/platform-primary/hand-over-note', {
    text: 'The image cache of the storefront is warmed up again after each release: expect a slow minute.',
  });
  await client.post('gus', 'time-off', {
    from: moment(-20 * days),
    to: moment(-27 * days),
    reason: 'A week in the mountains',
  });
}

async function furnishCatalogue({ client }: Stage): Promise<void> {
  const nouns = ['categories', 'custom-fields', 'ticket-templates', 'assignment-rules'] as const;
  const others = ['alert-rules', 'group-mappings', 'integrations', 'heartbeats'] as const;
  const inTurn = async (noun: string, all: readonly object[], kind: object = {}) => {
    for (const one of all) await client.post(admin, noun, { ...kind, ...one });
  };
  // What stands in a list has its order; lists do not wait for each other.
  await inTurn('categories', catalogue.categories, { recordKind: 'incident' });
  await Promise.all([
    ...nouns.slice(1).map((noun) => inTurn(noun, catalogue[noun], { recordKind: 'incident' })),
    ...others.map((noun) => inTurn(noun, catalogue[noun])),
  ]);
  for (const one of catalogue['webhook-subscriptions']) {
    const { id } = await client.post(admin, 'webhook-subscriptions', one);
    // Its address is nobody's: it shows what one looks like.
    await client.post(admin, `webhook-subscriptions/${id}/pause`);
  }
}

/** What is promised: an answer within half an hour around the clock, and a solution by the hours of the office. */
async function furnishLevels({ client }: Stage): Promise<void> {
  for (const one of levels['service-calendars']) await client.post('hana', 'service-calendars', one);
  for (const one of levels.agreements) await client.post('hana', 'agreements', one);
}

/** Who works here, who is on call for what, and what administrators have prepared. */
export async function furnish(stage: Stage): Promise<void> {
  await furnishPeople(stage);
  await furnishCompany(stage);
  await furnishCatalogue(stage);
  await furnishRequests(stage);
  await furnishLetterBox(stage);
  await furnishLevels(stage);
  await stage.settled();
}
