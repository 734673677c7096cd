/** One value of an event: `at` says which element of which array it was found in. */
export type Field = { value: unknown; at: Record<number, number> };
/** The values of an event by dotted path. */
export type Fields = Map<string, Field[]>;

/** True for a JSON object: neither null nor an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/**
 * Flattens an event for matching. Elements of an array share a path; objects inside an array carry the index of
 * their element, so that two conditions on one array of objects must hold for one and the same element.
 */
export function flatten(event: unknown): Fields {
  const fields: Fields = new Map();
  let arrays = 0;
  function walk(value: unknown, path: string, at: Record<number, number>): void {
    if (Array.isArray(value)) {
      const array = arrays++;
      value.forEach((element, index) => {
        walk(element, path, element !== null && typeof element === 'object' ? { ...at, [array]: index } : at);
      });
    } else if (isObject(value)) {
      for (const [key, inner] of Object.entries(value)) walk(inner, path === '' ? key : `${path}.${key}`, at);
    } else {
      const known = fields.get(path);
      if (known) known.push({ value, at });
      else fields.set(path, [{ value, at }]);
    }
  }
  walk(event, '', {});
  return fields;
}
