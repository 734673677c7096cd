import * as z from 'zod';
import { contract } from '../kernel/contract.ts';
import { nothing, page, paging } from '../kernel/wire.ts';
import { contactContract } from './contract/contacts.ts';
import { guestContract } from './contract/guests.ts';
import { leavingContract } from './contract/leaving.ts';
import { mappingContract } from './contract/mappings.ts';
import { AddPerson, ChangePerson, Person } from './person.ts';
import { personRights, roleRights, selfRights, teamRights } from './rights.ts';
import { Role } from './role.ts';
import { AddTeam, ChangeTeam, Team } from './team.ts';

const list = z.strictObject(paging);
const PersonView = Person.omit({ chain: true })
  .partial({ contacts: true, codes: true })
  .meta({ id: 'Person' });
const PersonSeen = PersonView.extend({
  /** The day on which they came last, of those who come through the identity provider. */
  lastSeen: z.iso.date().optional(),
}).meta({ id: 'PersonSeen' });
const Me = PersonView.extend({ rights: z.record(z.string(), z.array(z.string())) }).meta({ id: 'Me' });
const TeamView = Team.omit({ chain: true }).meta({ id: 'Team' });

/** People, teams and roles over HTTP. Changing somebody asks for the right to change oneself; the decision asks on. */
export const peopleContract = contract([
  ...contactContract,
  ...mappingContract,
  ...leavingContract,
  ...guestContract,
  {
    id: 'listPeople',
    method: 'GET',
    path: '/v1/people',
    summary: 'People by name, or with `guests=true` those who only ever wrote; requesters see themselves',
    rights: personRights,
    query: z.strictObject({
      ...paging,
      guests: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
    }),
    answer: page(PersonView),
  },
  {
    id: 'getMe',
    method: 'GET',
    path: '/v1/people/me',
    summary: 'Who I am and what I may do',
    rights: selfRights,
    answer: Me,
  },
  {
    id: 'getPerson',
    method: 'GET',
    path: '/v1/people/{id}',
    summary: 'One person',
    rights: personRights,
    answer: PersonSeen,
  },
  {
    id: 'addPerson',
    method: 'POST',
    path: '/v1/people',
    summary: 'Add somebody, who is invited by mail',
    rights: personRights,
    command: 'create',
    ask: AddPerson,
    answer: PersonView,
    status: 201,
  },
  {
    id: 'changePerson',
    method: 'PATCH',
    path: '/v1/people/{id}',
    summary: 'Change somebody, or how one is reached oneself',
    rights: selfRights,
    command: 'change',
    ask: ChangePerson,
    answer: PersonView,
  },
  {
    id: 'deactivatePerson',
    method: 'POST',
    path: '/v1/people/{id}/deactivate',
    summary: 'End somebody’s access',
    rights: personRights,
    command: 'deactivate',
    ask: nothing,
    answer: PersonView,
  },
  {
    id: 'reactivatePerson',
    method: 'POST',
    path: '/v1/people/{id}/reactivate',
    summary: 'Let somebody in again',
    rights: personRights,
    command: 'reactivate',
    ask: nothing,
    answer: PersonView,
  },
  {
    id: 'listTeams',
    method: 'GET',
    path: '/v1/teams',
    summary: 'Teams by name',
    rights: teamRights,
    query: list,
    answer: page(TeamView),
  },
  {
    id: 'getTeam',
    method: 'GET',
    path: '/v1/teams/{id}',
    summary: 'One team',
    rights: teamRights,
    answer: TeamView,
  },
  {
    id: 'addTeam',
    method: 'POST',
    path: '/v1/teams',
    summary: 'Make a team',
    rights: teamRights,
    command: 'create',
    ask: AddTeam,
    answer: TeamView,
    status: 201,
  },
  {
    id: 'changeTeam',
    method: 'PATCH',
    path: '/v1/teams/{id}',
    summary: 'Rename a team or change its lead',
    rights: teamRights,
    command: 'change',
    ask: ChangeTeam,
    answer: TeamView,
  },
  {
    id: 'listRoles',
    method: 'GET',
    path: '/v1/roles',
    summary: 'What each role may do',
    rights: roleRights,
    answer: page(Role),
  },
  {
    id: 'getRole',
    method: 'GET',
    path: '/v1/roles/{id}',
    summary: 'What one role may do',
    rights: roleRights,
    answer: Role,
  },
]);
