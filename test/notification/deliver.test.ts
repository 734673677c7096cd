import { afterEach, describe, expect, test } from 'vitest';
import { system } from '../../functions/kernel/actor.ts';
import { deliverAll } from '../../functions/notification/deliver.ts';
import { notifications } from '../../functions/notification/keep.ts';
import type { Ending, Errand } from '../../functions/notification/notification.ts';
import { openPractice } from '../on-call/practice.ts';

const by = system('test');
const start = Date.parse('2026-11-02T09:00:00.000Z');
const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString();
const errand = (id: string): Errand => ({
  id,
  about: 'page',
  escalation: 'INC-1001-1',
  incident: 'INC-1001',
  person: 'dana',
  channel: 'email',
  address: 'd…@desk.example',
  level: 0,
  pagedAt: at(0),
});

let practice: ReturnType<typeof openPractice> | undefined;
afterEach(() => practice?.close());

describe('delivering', () => {
  test('with crashes anywhere loses nothing, and sends again only after a crash that came after sending', async () => {
    let calls = 0;
    let crashing = true;
    practice = openPractice(async (_, call) => {
      const fate = crashing ? calls++ % 7 : 0;
      if (fate === 3) throw new Error('crashed before');
      const answer = await call();
      if (fate === 5) throw new Error('crashed after');
      return answer;
    });
    for (let each = 0; each < 200; each++) {
      let sent = 0;
      let crashesAfterSending = 0;
      const send = async (): Promise<Ending> => {
        sent++;
        return { delivered: true };
      };
      for (let minute = 0; minute < 20; minute++) {
        const before = sent;
        try {
          await deliverAll([{ errand: errand(`n-${each}`), send }], by, at(minute), 1);
          break;
        } catch {
          if (sent > before) crashesAfterSending++;
        }
      }
      expect(sent).toBeGreaterThanOrEqual(1);
      expect(sent).toBeLessThanOrEqual(1 + crashesAfterSending);
      crashing = false;
      expect(await notifications.get(`n-${each}`)).toMatchObject({ state: 'delivered', attempts: 1 });
      crashing = true;
    }
  });

  test('sends once for an event that comes five times at the same time', async () => {
    practice = openPractice((_, call) => call());
    let sent = 0;
    const send = async (): Promise<Ending> => {
      sent++;
      await new Promise((resolve) => setTimeout(resolve, 5));
      return { delivered: true };
    };
    const once = () => deliverAll([{ errand: errand('n-1'), send }], by, at(0), 1);
    await Promise.all([once(), once(), once(), once(), once()]);
    expect(sent).toBe(1);
    expect(practice.told).toEqual(['notification.delivered']);
  });

  test('puts a transient failure on record, asks for another attempt, and records that too', async () => {
    practice = openPractice((_, call) => call());
    const endings: Ending[] = [{ delivered: false, error: '503', transient: true }, { delivered: true }];
    const send = async () => endings.shift() as Ending;
    const attempt = (minute: number) => deliverAll([{ errand: errand('n-1'), send }], by, at(minute), 1);
    await expect(attempt(0)).rejects.toThrow('1 of 1 notifications are to be tried again');
    expect(await notifications.get('n-1')).toMatchObject({ state: 'failed', attempts: 1, error: '503' });
    await attempt(1);
    await attempt(2);
    expect(await notifications.get('n-1')).toMatchObject({ state: 'delivered', attempts: 2 });
    expect(practice.told).toEqual(['notification.failed', 'notification.delivered']);
  });

  test('does not try a permanent failure again, and one failure keeps nobody else from being told', async () => {
    practice = openPractice((_, call) => call());
    const broken = async (): Promise<Ending> => ({ delivered: false, error: '410', transient: false });
    const fine = async (): Promise<Ending> => ({ delivered: true });
    const both = [
      { errand: errand('n-1'), send: broken },
      { errand: errand('n-2'), send: fine },
    ];
    await deliverAll(both, by, at(0), 1);
    expect(practice.told.toSorted()).toEqual(['notification.delivered', 'notification.failed']);
  });
});
