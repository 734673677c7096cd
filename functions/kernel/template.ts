const step = /[^.[\]]+/g;

/**
 * What stands at a path of some facts: `alerts[0].labels.severity`, `tags.team`. Undefined when there is nothing; a path never
 * leads to what an object merely inherits.
 */
export function at(path: string, facts: unknown): unknown {
  let here = facts;
  for (const [name] of path.matchAll(step)) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, name)) return undefined;
    here = (here as Record<string, unknown>)[name];
  }
  return here;
}

const hole = /\{\{\s*([^{}]{1,200}?)\s*\}\}/g;

function inWords(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/**
 * Fills the holes of a template: `{{tags.cluster}} of {{service}}`. What is missing leaves nothing behind. There is no logic
 * and what is filled in is never read as a template again.
 */
export const fill = (template: string, facts: unknown): string =>
  template.replace(hole, (_, path: string) => inWords(at(path, facts)));
