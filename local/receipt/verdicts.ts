const checks = ['spam', 'virus', 'spf', 'dkim', 'dmarc'] as const;
const values = ['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED', 'DISABLED'];

export type Verdicts = Record<(typeof checks)[number], string>;

/** The header by which a mail to the laptop says what SES is to find out about it: `X-Local-Verdicts: spf=FAIL dmarc=GRAY`. */
const asking = /^X-Local-Verdicts:[^\n]*\n/im;

/**
 * What SES would have found out: everything passes, unless the mail asks for something else. There is no resolver and no
 * scanner on the laptop, so that tests and people say it. The header is taken out before anything else sees the mail.
 */
export function verdictsIn(raw: Buffer): { verdicts: Verdicts; raw: Buffer } {
  const text = raw.toString('latin1');
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  const header = asking.exec(text.slice(0, end + 2));
  const verdicts = Object.fromEntries(checks.map((check) => [check, 'PASS'])) as Verdicts;
  if (!header) return { verdicts, raw };
  for (const [, check = '', value = ''] of header[0].matchAll(/(\w+)=(\w+)/g)) {
    const named = checks.find((each) => each === check.toLowerCase());
    if (named && values.includes(value.toUpperCase())) verdicts[named] = value.toUpperCase();
  }
  const rest = text.slice(0, header.index) + text.slice(header.index + header[0].length);
  return { verdicts, raw: Buffer.from(rest, 'latin1') };
}
