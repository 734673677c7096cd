import { records } from '../runtime/records.ts';
import { GroupMapping } from './group-mapping.ts';
import { adminCapacity, isAdmin } from './last-admin.ts';
import { Person } from './person.ts';
import { Team } from './team.ts';

const everybody = 'all';
const guests = 'guests';

/** What the `subject` index files active members of any team under. */
export const staff = 'staff';

export const people = /* @__PURE__ */ records({
  practice: 'people',
  kind: 'person',
  schema: Person,
  keysOf: (person) => ({
    // Guests are as many as have ever written: they are found by their address, and stand in no list of colleagues.
    open: { team: person.guest ? guests : everybody, order: person.name.toLowerCase() },
    person: isAdmin(person) ? adminCapacity : undefined,
    subject: person.state === 'active' && person.teams.length ? staff : undefined,
    order: person.id,
  }),
});

export const teams = /* @__PURE__ */ records({
  practice: 'people',
  kind: 'team',
  schema: Team,
  keysOf: (team) => ({ open: { team: everybody, order: team.name.toLowerCase() }, order: team.id }),
});

export const mappings = /* @__PURE__ */ records({
  practice: 'people',
  kind: 'group-mapping',
  schema: GroupMapping,
  keysOf: ({ id, group, state }) => ({
    ...(state === 'active' && { open: { team: everybody, order: group.toLowerCase() } }),
    order: id,
  }),
});
