/** What a function receives of a text: the JSON value, or the text itself where it is no JSON. */
export function payloadOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
