import type { Envelope } from './envelope.ts';
import { valueAt } from './json-path.ts';

export type InputTransformer = { InputPathsMap?: Record<string, string>; InputTemplate: string };
export type TargetInput = { Input?: string; InputPath?: string; InputTransformer?: InputTransformer };
type RuleName = { name: string; arn: string };

/** The variables that EventBridge itself offers to a template, by name without the angle brackets. */
function predefined(event: Envelope, rule: RuleName, at: number): [string, unknown][] {
  const { detail: _, ...withoutDetail } = event;
  return [
    ['aws.events.rule-arn', rule.arn],
    ['aws.events.rule-name', rule.name],
    ['aws.events.event.ingestion-time', new Date(at).toISOString()],
    ['aws.events.event', withoutDetail],
    ['aws.events.event.json', event],
  ];
}

/** Inside quotes a value is spliced into the string; outside it stands as JSON. A path that found nothing is "". */
function render(value: unknown, quoted: boolean): string {
  if (!quoted) return value === undefined ? '""' : JSON.stringify(value);
  const text = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
  return JSON.stringify(text).slice(1, -1);
}

function fill(template: string, variables: Map<string, unknown>): string {
  let quoted = false;
  return template.replace(/\\.|"|<([\w.-]+)>/gs, (found, name?: string) => {
    if (found === '"') quoted = !quoted;
    return name !== undefined && variables.has(name) ? render(variables.get(name), quoted) : found;
  });
}

/**
 * What a target receives of an event, as text: a constant, a part, a filled template, or the event itself.
 * A placeholder that no path defines stays as it is written.
 */
export function inputFor(target: TargetInput, event: Envelope, rule: RuleName, at: number): string {
  if (target.Input !== undefined) return target.Input;
  if (target.InputPath !== undefined) return JSON.stringify(valueAt(target.InputPath, event) ?? null);
  if (!target.InputTransformer) return JSON.stringify(event);
  const { InputPathsMap = {}, InputTemplate } = target.InputTransformer;
  const own = Object.entries(InputPathsMap).map(([name, path]): [string, unknown] => [
    name,
    valueAt(path, event),
  ]);
  return fill(InputTemplate, new Map([...own, ...predefined(event, rule, at)]));
}
