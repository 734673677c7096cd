import type { CiAttribute } from '../../../functions/configuration/class-rules.ts';

/** A text as the attribute's type wants it; `null` when it is empty. */
export function typed({ type }: Pick<CiAttribute, 'type'>, text: string): unknown {
  if (!text.trim()) return null;
  if (type === 'number') return Number.isFinite(Number(text)) ? Number(text) : text;
  if (type === 'checkbox') return /^(yes|true)$/i.test(text.trim());
  if (type === 'list') return text.split(',').map((one) => one.trim());
  return text;
}
