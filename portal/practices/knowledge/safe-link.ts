const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/**
 * Where a link of an article may lead: to the web, a mail or a telephone, to a page of the portal, or to a place on the same
 * page. Undefined for anything else, whatever it hides its scheme behind.
 */
export function safeLink(href: string): { href: string; outside: boolean } | undefined {
  if (href.startsWith('#')) return { href, outside: false };
  if (/^\/(?![/\\])/.test(href) && !/[\t\n\r]/.test(href)) return { href, outside: false };
  if (!URL.canParse(href)) return undefined;
  const { protocol, href: whole } = new URL(href);
  return schemes.has(protocol) ? { href: whole, outside: true } : undefined;
}
