import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exhaustedMail, oneLine, pageBody, pageMail } from '../../functions/notification/message.ts';

const page = {
  id: 'INC-1001-1-2-dana-1',
  incident: 'INC-1001',
  title: 'Latency is high',
  priority: 1,
  service: 'checkout',
  team: 'platform',
  openedAt: '2026-11-02T09:00:00.000Z',
  level: 0,
  levels: 3,
  at: '2026-11-02T09:00:02.000Z',
  portal: 'https://desk.example/',
};

describe('the mail of a page', () => {
  test('says what, where, since when, at which level, and where to take it', () => {
    expect(pageMail(page)).toEqual({
      subject: '[INC-1001] P1 checkout: Latency is high',
      text: [
        'You are paged: level 1 of 3.',
        '',
        'What:   Latency is high',
        'Where:  checkout',
        'Team:   platform',
        'Since:  2026-11-02 09:00 UTC',
        'Ticket: INC-1001',
        '',
        'Take it, and paging stops:',
        'https://desk.example/incidents/INC-1001',
        '',
      ].join('\n'),
      headers: {
        'X-Itsm-Notification-Id': 'INC-1001-1-2-dana-1',
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
      },
    });
  });

  test('to the last resort says that nobody answered, and why', () => {
    const { subject, text } = exhaustedMail(page, 'Nobody was on call.');
    expect(subject).toBe('[INC-1001] NOBODY ANSWERED P1 checkout: Latency is high');
    expect(text).toContain('Nobody was on call.');
  });

  test('cannot be given another header, another line or another reading order by a title', () => {
    const text = fc.string({ unit: 'binary', maxLength: 400 });
    fc.assert(
      fc.property(text, text, (title, service) => {
        const { subject, text: body, headers } = pageMail({ ...page, title, service, id: title });
        for (const line of [subject, ...Object.values(headers)])
          expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(subject.isWellFormed()).toBe(true);
        expect([...subject].length).toBeLessThanOrEqual(170);
        expect(body.split('\n').length).toBeLessThanOrEqual(11);
      }),
      { numRuns: 300 },
    );
  });

  test('keeps a planted header in its line', () => {
    expect(oneLine('Slow\r\nBcc: eve@evil.example', 200)).toBe('Slow Bcc: eve@evil.example');
  });

  test('cuts a long title between characters', () => {
    expect(oneLine('😀'.repeat(9), 4)).toBe('😀😀😀…');
  });
});

describe('the body of a webhook', () => {
  test('is JSON with the id that stays the same', () => {
    expect(JSON.parse(pageBody(page))).toEqual({
      id: page.id,
      type: 'page',
      incident: 'INC-1001',
      title: 'Latency is high',
      priority: 1,
      service: 'checkout',
      team: 'platform',
      openedAt: page.openedAt,
      level: 0,
      levels: 3,
      at: page.at,
      url: 'https://desk.example/incidents/INC-1001',
    });
  });
});
