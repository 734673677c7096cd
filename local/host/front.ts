import type { RequestListener } from 'node:http';
import { type Listening, listen } from '../loopback.ts';
import { type Mailbox, type Smtp, startSmtp } from '../smtp.ts';

export type Ports = { api: number; aws: number; smtp: number };

export type Front = {
  ports: Ports;
  /** From here on the ports answer; before it they say that the host is starting. */
  open(site: RequestListener, gateway: RequestListener, mailbox: Mailbox): void;
  stop(): Promise<void>;
};

const starting: RequestListener = (_, response) => {
  response.writeHead(503, { 'content-type': 'text/plain', 'retry-after': '1' });
  response.end('The desk is starting.\n');
};

/** Takes the three ports first: what the template is resolved to depends on them. All are taken, or none. */
export async function takePorts(wanted: Ports): Promise<Front> {
  let site = starting;
  let gateway = starting;
  const taken: (Listening | Smtp)[] = [];
  const stop = async () => {
    await Promise.all(taken.map((one) => one.stop()));
  };
  const take = async <T extends Listening | Smtp>(opening: Promise<T>): Promise<number> => {
    const one = await opening;
    taken.push(one);
    return one.port;
  };
  try {
    const api = await take(listen(wanted.api, (request, response) => site(request, response)));
    const aws = await take(listen(wanted.aws, (request, response) => gateway(request, response)));
    const smtp = await startSmtp(wanted.smtp);
    taken.push(smtp);
    return {
      ports: { api, aws, smtp: smtp.port },
      stop,
      open: (newSite, newGateway, mailbox) => {
        site = newSite;
        gateway = newGateway;
        smtp.open(mailbox);
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
