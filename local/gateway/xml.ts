import { isRecord } from '../assembly/template.ts';

const escaped = (text: string) => text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Writes a value as XML elements; a list repeats its element, what is undefined is left out. */
export function xml(name: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((entry) => xml(name, entry)).join('');
  const content = isRecord(value)
    ? Object.entries(value)
        .map(([key, entry]) => xml(key, entry))
        .join('')
    : escaped(String(value));
  return `<${name}>${content}</${name}>`;
}
