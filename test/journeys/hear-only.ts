import type { Desk } from '../desk.ts';

const operator = { name: 'operator' };

/**
 * Shuts every other rule of the desk, as an operator would: the whole life of ten thousand records takes hours, and is not what
 * a storm is about.
 *
 * @param parts of the names of the rules that stay open, without hyphens and in lower case
 */
export async function hearOnly({ host }: Desk, parts: readonly string[]): Promise<void> {
  const events = <T>(operation: string, input: Record<string, unknown>) =>
    host.dispatcher.dispatch({ service: 'events', operation, input, caller: operator }) as Promise<T>;
  const { EventBuses } = await events<{ EventBuses: { Name: string }[] }>('ListEventBuses', {});
  for (const { Name: EventBusName } of EventBuses) {
    const { Rules } = await events<{ Rules: { Name: string }[] }>('ListRules', { EventBusName });
    for (const { Name } of Rules) {
      const plain = Name.replaceAll('-', '').toLowerCase();
      if (!parts.some((part) => plain.includes(part))) await events('DisableRule', { Name, EventBusName });
    }
  }
}
