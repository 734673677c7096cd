import { findService } from '../configuration/read.ts';
import { demandNone } from '../kernel/refusal.ts';
import { findPerson, teamIds } from '../people/read.ts';

type Names = {
  readonly team?: string | undefined;
  readonly service?: string | undefined;
  readonly assignee?: string | null | undefined;
};

/**
 * Refuses a team, service or person that the desk does not have, and a service that is retired, naming the field.
 *
 * @param standing the service that it has already: that one may stay
 * @returns the named service
 * @throws {Refusal} `validation`
 */
export async function known(names: Names, standing?: string) {
  const [teams, service, person] = await Promise.all([
    names.team === undefined ? ([] as string[]) : teamIds(),
    names.service === undefined ? undefined : findService(names.service),
    names.assignee ? findPerson(names.assignee) : undefined,
  ]);
  const wrong = (field: string, name: string) => ({ pointer: `/${field}`, detail: `there is no ${name}` });
  const retired = service?.state === 'retired' && names.service !== standing;
  const errors = [
    ...(names.team !== undefined && !teams.includes(names.team) ? [wrong('team', names.team)] : []),
    ...(names.service !== undefined && !service ? [wrong('service', names.service)] : []),
    ...(retired
      ? [{ pointer: '/service', detail: `${service.name} is retired: choose what took its place` }]
      : []),
    ...(names.assignee && person?.state !== 'active' ? [wrong('assignee', names.assignee)] : []),
  ];
  demandNone(errors);
  return service;
}
