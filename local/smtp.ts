import { SMTPServer } from 'smtp-server';

export type Smtp = { port: number; stop(): Promise<void> };

/**
 * Listens for mail on loopback and refuses every recipient: the template has no receipt rule yet, and a mail that would
 * vanish is worse than one that comes back.
 */
export function startSmtp(port: number): Promise<Smtp> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onRcptTo: (address, _session, answer) => {
      const refused = new Error(
        `<${address.address}>: nothing here receives mail, the template has no receipt rule`,
      );
      answer(Object.assign(refused, { responseCode: 550 }));
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
        stop: () => new Promise((stopped) => server.close(() => stopped())),
      });
    });
  });
}
