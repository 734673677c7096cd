import type { Desk } from '../desk.ts';

/** Three people with the role: two agents, and a manager. */
export async function hireResponders(desk: Pick<Desk, 'done' | 'settled'>): Promise<void> {
  const hire = (id: string, name: string, roles: string[]) =>
    desk.done('admin', 'POST', '/v1/people', { id, name, email: `${id}@desk.example`, roles });
  await hire('sora', 'Sora Ito', ['agent', 'security']);
  await hire('tove', 'Tove Dahl', ['agent', 'security']);
  await hire('umar', 'Umar Said', ['manager', 'security']);
  await desk.settled();
}
