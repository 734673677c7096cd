import { demandNone } from '../kernel/refusal.ts';
import { peopleById } from '../people/read.ts';

/**
 * Refuses whoever is no active person with the role: nobody else is ever to know.
 *
 * @throws {Refusal} `validation`, naming each
 */
export async function demandResponders(
  named: readonly { readonly pointer: string; readonly id: string }[],
): Promise<void> {
  const people = await peopleById(named.map(({ id }) => id));
  demandNone(
    named.flatMap(({ pointer, id }) => {
      const person = people.get(id);
      const responds = person?.state === 'active' && person.roles.includes('security');
      return responds ? [] : [{ pointer, detail: `${id} is no active security responder` }];
    }),
  );
}

/** Each of a list by its place. */
export const each = (pointer: string, ids: readonly string[] = []) =>
  ids.map((id, index) => ({ pointer: `${pointer}/${index}`, id }));
