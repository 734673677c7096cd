import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';

/** What takes mail once the template is read. */
export type Mailbox = {
  takes(address: string): boolean;
  receive(mail: { source: string; destination: string[]; raw: Buffer }): Promise<string>;
};

export type Smtp = { port: number; open(mailbox: Mailbox): void; stop(): Promise<void> };

/** SES takes mails of up to 40 MB, with everything. */
const largest = 40 * 1024 * 1024;

const refused = (responseCode: number, message: string) =>
  Object.assign(new Error(message), { responseCode });

async function bytesOf(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    // What is too large is read to its end all the same: an answer in the middle of it would not be heard.
    if (size <= largest) chunks.push(chunk);
  }
  if (size > largest) throw refused(552, 'A mail has 40 MB at most');
  return Buffer.concat(chunks);
}

/**
 * Listens for mail on loopback, and takes it for recipients that a receipt rule of the template takes it for. Everybody else
 * is refused: a mail that would vanish is worse than one that comes back.
 */
export function startSmtp(port: number): Promise<Smtp> {
  let mailbox: Mailbox | undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    size: largest,
    logger: false,
    onRcptTo: ({ address }, _session, answer) => {
      if (!mailbox) return answer(refused(451, 'The desk is starting'));
      answer(
        mailbox.takes(address)
          ? null
          : refused(550, `<${address}>: no active receipt rule takes mail for this address`),
      );
    },
    onData: (stream, { envelope }, answer) => {
      const take = async () => {
        const raw = await bytesOf(stream);
        const from = envelope.mailFrom;
        const source = from ? from.address : '';
        const destination = envelope.rcptTo.map(({ address }) => address);
        if (!mailbox) throw refused(451, 'The desk is starting');
        return mailbox.receive({ source, destination, raw });
      };
      take().then(
        (id) => answer(null, `OK ${id}`),
        (error: Error & { responseCode?: number }) =>
          answer(error.responseCode ? error : refused(451, error.message)),
      );
    },
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = new Error(`Port ${port} is taken. Set SMTP_PORT to another one.`);
      reject(error.code === 'EADDRINUSE' ? Object.assign(taken, { code: error.code, port }) : error);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.server.address();
      server.on('error', () => undefined);
      resolve({
        port: typeof address === 'object' && address ? address.port : port,
        open: (box) => {
          mailbox = box;
        },
        stop: () => new Promise((stopped) => server.close(() => stopped())),
      });
    });
  });
}
