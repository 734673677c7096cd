import type { DatabaseSync } from 'node:sqlite';

/** A request that a function sent outwards and that stayed here. `status` is what it was answered. */
export type Webhook = {
  at: string;
  by: string;
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
  status: number;
};

export type WebhookRequest = Omit<Webhook, 'at' | 'status'>;
export type WebhookAnswer = { status: number; headers?: Record<string, string>; body?: string };

export type Webhooks = {
  receive(request: WebhookRequest): Promise<WebhookAnswer>;
  list(): Webhook[];
  /** Addresses that begin so are answered so, 200 without it; the latest one said wins. */
  answer(prefix: string, answer: WebhookAnswer): void;
  /** Addresses that begin so belong to the host itself and are not listed. */
  take(prefix: string, handle: (request: WebhookRequest) => WebhookAnswer): void;
};

/** The outbox of HTTP: what functions sent outwards, kept in the host's database and answered 200 unless told otherwise. */
export function createWebhooks(db: DatabaseSync, now: () => number): Webhooks {
  db.exec('CREATE TABLE IF NOT EXISTS webhooks (id INTEGER PRIMARY KEY, doc TEXT NOT NULL)');
  const insert = db.prepare('INSERT INTO webhooks (doc) VALUES (?)');
  const all = db.prepare('SELECT doc FROM webhooks ORDER BY id');
  const answers: { prefix: string; answer: WebhookAnswer }[] = [];
  const takers: { prefix: string; handle: (request: WebhookRequest) => WebhookAnswer }[] = [];
  return {
    receive: async (request) => {
      const taker = takers.find(({ prefix }) => request.url.startsWith(prefix));
      if (taker) return taker.handle(request);
      const answer = answers.find(({ prefix }) => request.url.startsWith(prefix))?.answer ?? { status: 200 };
      const webhook: Webhook = { at: new Date(now()).toISOString(), ...request, status: answer.status };
      insert.run(JSON.stringify(webhook));
      return answer;
    },
    list: () => all.all().map(({ doc }) => JSON.parse(String(doc)) as Webhook),
    answer: (prefix, answer) => {
      answers.unshift({ prefix, answer });
    },
    take: (prefix, handle) => {
      takers.unshift({ prefix, handle });
    },
  };
}
