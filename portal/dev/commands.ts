import type { Incident, Level } from '../model.ts';
import { schedules } from './seed.ts';
import { priority, type World } from './world.ts';

type Body = Record<string, unknown>;
type Answer = { record: unknown } | { errors: { pointer: string; detail: string }[] };

const now = () => new Date().toISOString();

/** What the portal can ask to be done. */
export function command([noun, id = '', name]: string[], body: Body, by: string, world: World): Answer {
  if (noun === 'incidents' && !id) return create(body, by, world);
  if (noun === 'incidents') return { record: onIncident(id, name, body, by, world) };
  const schedule = schedules.find((each) => each.id === id);
  if (schedule && name === 'overrides') {
    schedule.overrides.push({
      id: `OVR-${Date.now()}`,
      ...(body as { person: string; from: string; to: string }),
    });
    schedule.version += 1;
  }
  if (schedule && name === 'remove-override') {
    schedule.overrides = schedule.overrides.filter((cover) => cover.id !== body.override);
    schedule.version += 1;
  }
  return { record: schedule ?? {} };
}

function create(body: Body, by: string, world: World): Answer {
  const title = String(body.title ?? '');
  if (title.length > 200) return { errors: [{ pointer: '/title', detail: 'is longer than 200 characters' }] };
  const { service = 'batch', impact = 'medium', urgency = 'medium' } = body;
  const id = world.open(String(service), title, impact as Level, urgency as Level, by);
  return {
    record: world.write(
      id,
      by,
      { description: String(body.description ?? '') },
      { type: 'incident.changed' },
    ),
  };
}

function onIncident(id: string, name: string | undefined, body: Body, by: string, world: World): Incident {
  const before = world.incidents.get(id) as Incident;
  const text = String(body.text ?? '');
  const state = (to: Incident['state']) => ({ state: { from: before.state, to } });
  if (name === 'acknowledge') return world.acknowledge(id, by);
  if (name === 'notes')
    return world.write(id, by, {}, { type: 'incident.noted', text, visibility: 'internal' });
  if (name === 'comments')
    return world.write(id, by, {}, { type: 'incident.commented', text, visibility: 'public' });
  if (name === 'resolve') {
    const after = {
      state: 'resolved',
      resolvedAt: now(),
      resolvedBy: by,
      resolution: String(body.resolution),
    } as const;
    return world.write(id, by, after, {
      type: 'incident.resolved',
      changed: state('resolved'),
      text: after.resolution,
    });
  }
  if (name === 'close') {
    return world.write(
      id,
      by,
      { state: 'closed', closedAt: now() },
      { type: 'incident.closed', changed: state('closed') },
    );
  }
  if (name === 'reopen') {
    const after = { state: 'open', run: before.run + 1, reopenCount: before.reopenCount + 1 } as const;
    const record = world.write(id, by, after, {
      type: 'incident.reopened',
      changed: state('open'),
      text: String(body.reason),
    });
    world.page(id, 0);
    return record;
  }
  const fields = Object.entries(body);
  const changed = Object.fromEntries(
    fields.map(([field, to]) => [field, { from: before[field as keyof Incident], to }]),
  );
  const after = { ...before, ...body };
  const type = name === 'assign' ? 'incident.assigned' : 'incident.changed';
  return world.write(
    id,
    by,
    { ...after, priority: priority(after.impact, after.urgency) },
    { type, changed },
  );
}
