import { createConnection } from 'node:net';
import { createInterface } from 'node:readline';

/** A mail as somebody outside writes it. */
export type Letter = {
  readonly name: string;
  readonly from: string;
  readonly to?: string;
  readonly subject: string;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Where people write to who say nothing else. */
export const support = 'support@desk.example';

const written = ({ name, from, to = support, subject, text, headers = {} }: Letter) =>
  [
    ...Object.entries({ From: `"${name}" <${from}>`, To: to, Subject: subject, ...headers }),
    ...Object.entries({ 'MIME-Version': '1.0', 'Content-Type': 'text/plain; charset=utf-8' }),
  ]
    .map(([header, value]) => `${header}: ${value}`)
    .concat('', text.replace(/^\./gm, '..'))
    .join('\n')
    .replaceAll('\n', '\r\n');

/** Hands one mail to the server at a port of this machine, as RFC 5321 has it: line by line, each answered. */
async function deliver(port: number, letter: Letter): Promise<void> {
  const socket = createConnection(port, '127.0.0.1');
  const answers = createInterface({ input: socket })[Symbol.asyncIterator]();
  const say = async (line?: string) => {
    if (line !== undefined) socket.write(`${line}\r\n`);
    for (;;) {
      const { value = 'nothing' } = await answers.next();
      // A hyphen after the code says that the answer goes on.
      if (!/^[23]\d\d/.test(value)) throw new Error(`A mail of the demo was not taken: ${value}`);
      if (value[3] !== '-') return;
    }
  };
  try {
    await say();
    await say('EHLO demo');
    await say(`MAIL FROM:<${letter.from}>`);
    await say(`RCPT TO:<${letter.to ?? support}>`);
    await say('DATA');
    await say(`${written(letter)}\r\n.`);
  } finally {
    socket.end();
  }
}

type Received = { readonly to: readonly string[]; readonly subject: string; readonly replyTo?: string };

/**
 * The mail of people outside.
 *
 * @param api origin of the desk, which on a laptop shows what it sent
 * @param port where it takes mail
 */
export function postOffice(api: string, port: number) {
  return {
    send: (letter: Letter) => deliver(port, letter),

    /** Where the newest mail that somebody got about a ticket wants to be answered. */
    replyAddress: async (person: string, ticket: string): Promise<string> => {
      const { items } = (await (await fetch(`${api}/local/mail`)).json()) as { items: Received[] };
      const about = items.filter(({ to, subject }) => to[0] === person && subject.includes(ticket));
      const address = about.at(-1)?.replyTo;
      if (!address) throw new Error(`${person} got no mail about ${ticket} that can be answered`);
      return address;
    },
  };
}

export type PostOffice = ReturnType<typeof postOffice>;
