import * as z from 'zod';

/** The languages in which the product speaks to people by mail. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

function isLanguageTag(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

/** A language as BCP 47 writes it, e.g. `de-AT`. */
export const languageTag = z.string().max(35).refine(isLanguageTag, 'is no language tag such as de or en-GB');

/** The language of the product that is nearest to somebody's own; English for whoever has none. */
export function languageOf(tag: string | undefined): Language {
  const [first] = /^[a-z]+/.exec((tag ?? '').toLowerCase()) ?? [];
  return languages.find((language) => language === first) ?? 'en';
}
