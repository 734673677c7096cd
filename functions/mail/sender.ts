import { mailAddress } from '../kernel/text.ts';

// Of RFC 5322 only what every mail program writes: no comments, no groups, no lists, no quoted local parts.
const quoted = /^"(?:[^"\\\r\n]|\\["\\])*"$/;
const phrase = /^[^\s"(),:;<>@[\\\]][^"(),:;<>@[\\\]]*$/;

/**
 * The one address that a mail says to be from; undefined when there could be two opinions about it. Whoever asks for the
 * sender of a mail must get the same answer as whoever checked its signature.
 *
 * @param values the values of all its From headers
 */
export function senderIn(values: readonly string[]): string | undefined {
  const [value, ...others] = values;
  if (value === undefined || others.length) return undefined;
  const [, name = '', inner] = /^([^<>]*)<([^<>]*)>$/.exec(value.trim()) ?? [];
  const address = (inner ?? value).trim();
  const said = name.trim();
  if (said && !quoted.test(said) && !phrase.test(said)) return undefined;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\x00-\x08\x0a-\x1f\x7f]/.test(value)) return undefined;
  return mailAddress.safeParse(address).success ? address.toLowerCase() : undefined;
}
