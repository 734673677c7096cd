import type { ChoiceState } from './definition.ts';
import { evaluate, unexpected } from './expression.ts';
import { failWith } from './failure.ts';
import type { Json, JsonObject } from './json.ts';
import { bindings, type Lane } from './lane.ts';

/**
 * The first rule whose Condition is true, or the default.
 *
 * @throws a failure `States.NoChoiceMatched` when there is neither
 */
export async function choose(
  lane: Lane,
  { Choices, Default, Assign, Output }: ChoiceState,
): Promise<{ Next: string; Assign?: JsonObject; Output?: Json }> {
  for (const [i, rule] of Choices.entries()) {
    const location = `Choices[${i}]/Condition`;
    const met = await evaluate(rule.Condition, bindings(lane), location);
    if (typeof met !== 'boolean') throw unexpected(rule.Condition, location, 'boolean', met);
    if (met) return rule;
  }
  if (Default === undefined)
    throw failWith({
      error: 'States.NoChoiceMatched',
      cause: 'No choice rule matched and there is no Default.',
    });
  return { Next: Default, ...(Assign && { Assign }), ...(Output !== undefined && { Output }) };
}
