import { DatabaseSync } from 'node:sqlite';
import type { Service } from '../../local/dispatcher.ts';

/** A database in memory that a service keeps its state in. */
export const memory = () => new DatabaseSync(':memory:');

/** Calls of one service, and the type of the error that one is refused with. */
export function callsOf(service: Service, name: string) {
  const call = (operation: string, input: Record<string, unknown> = {}) =>
    service({ service: name, operation, input, caller: { name: 'test' } }) as Promise<
      Record<string, unknown>
    >;
  const refused = (operation: string, input: Record<string, unknown> = {}): Promise<string> =>
    call(operation, input).then(
      () => 'not refused',
      (error: { type: string }) => error.type,
    );
  return { call, refused };
}
