import { createConnection } from 'node:net';

/** A mail as it goes over the wire. */
export type Letter = { readonly from: string; readonly to: readonly string[]; readonly raw: string | Buffer };

/** Sends one mail by SMTP, as any server would. @returns the last answer @throws the first that refuses */
export async function send(port: number, { from, to, raw }: Letter): Promise<string> {
  const socket = createConnection(port, '127.0.0.1');
  let heard = '';
  let wake: (() => void) | undefined;
  socket.on('data', (chunk) => {
    heard += chunk.toString('latin1');
    wake?.();
  });
  const ended = new Promise<never>((_, reject) => {
    socket.on('error', reject);
    socket.on('close', () => reject(new Error(`closed after: ${heard}`)));
  });
  ended.catch(() => undefined);
  const answer = async (): Promise<string> => {
    for (;;) {
      const whole = /^(\d{3}) [^\n]*\n/m.exec(heard);
      if (whole) {
        const said = heard.slice(0, whole.index + whole[0].length).trim();
        heard = heard.slice(whole.index + whole[0].length);
        if (Number(whole[1]) >= 400) throw new Error(said);
        return said;
      }
      const more = new Promise<void>((resolve) => {
        wake = resolve;
      });
      await Promise.race([more, ended]);
    }
  };
  const say = (line: string) => {
    socket.write(`${line}\r\n`, 'latin1');
    return answer();
  };
  try {
    await answer();
    await say('EHLO test');
    await say(`MAIL FROM:<${from}>`);
    for (const address of to) await say(`RCPT TO:<${address}>`);
    await say('DATA');
    const text = Buffer.isBuffer(raw) ? raw.toString('latin1') : Buffer.from(raw).toString('latin1');
    socket.write(text.replace(/\r?\n/g, '\r\n').replace(/^\./gm, '..'), 'latin1');
    return await say(text.endsWith('\n') ? '.' : '\r\n.');
  } finally {
    socket.removeAllListeners('close');
    socket.end();
  }
}

/** A mail of headers and text. */
export const letter = (
  headers: Readonly<Record<string, string | readonly string[]>>,
  body = 'Hello',
): string =>
  `${Object.entries(headers)
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => `${name}: ${one}`))
    .join('\n')}\n\n${body}\n`;
