import { awsError } from '../aws-error.ts';

const step = /\.([\w-]+)|\['([^']+)'\]|\[(\d+)\]/y;

/**
 * Reads the value at a JSON path of dots and indexes (`$.detail.tags[0]`, `$['detail-type']`); undefined when there
 * is none. Wildcards and filters are refused: a target's path picks one value.
 */
export function valueAt(path: string, from: unknown): unknown {
  if (!path.startsWith('$')) throw awsError('ValidationException', `Invalid JSON path ${path}`);
  let value = from;
  step.lastIndex = 1;
  while (step.lastIndex < path.length) {
    const found = step.exec(path);
    if (!found) throw awsError('ValidationException', `Invalid JSON path ${path}`);
    const key = found[1] ?? found[2] ?? Number(found[3]);
    value =
      value !== null && typeof value === 'object'
        ? (value as Record<string | number, unknown>)[key]
        : undefined;
  }
  return value;
}
