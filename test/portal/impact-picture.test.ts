import { describe, expect, it } from 'vitest';
import type { Impact } from '../../functions/configuration/impact-answer.ts';
import { impactPicture } from '../../portal/practices/configuration/impact-picture.ts';

const item = (id: string, distance: number, via: string[], kind = 'server') => ({
  ...{ id, title: id.toLowerCase(), class: kind, distance, via },
});
const impact = (items: Impact['items'], services: Impact['services'] = []): Impact => ({
  ...{ direction: 'breaks', roots: ['CI-1'], items, held: [], services },
  ...{ truncated: false, left: 0, unread: 0 },
  limits: { distance: 10, items: 1000 },
  reads: { queries: 1, batches: 1 },
});
const kindOf = (id?: string) => (id === 'server' ? 'Server' : (id ?? ''));

describe('the picture of an impact', () => {
  it('has layers from what was asked for to the services', () => {
    const service = {
      id: 'mail',
      title: 'Mail',
      team: 'platform',
      criticality: 'high',
      because: ['CI-2'],
      offerings: [],
    } as const;
    const { boxes, lines } = impactPicture(
      impact(
        [item('CI-1', 0, []), item('CI-2', 1, ['CI-1'])],
        [{ ...service, because: ['CI-2'], offerings: [] }],
      ),
      2,
      kindOf,
    );
    expect(boxes.map(({ kind, title }) => `${kind} ${title}`)).toEqual([
      'root ci-1',
      'item ci-2',
      'service Mail',
    ]);
    expect(boxes.map(({ y }) => y)).toEqual(boxes.map(({ y }) => y).toSorted((a, b) => a - b));
    expect(lines.map(({ id }) => id)).toEqual(['CI-1>CI-2', 'CI-2>services mail']);
  });

  it('summarises a hub with a thousand neighbours by class', () => {
    const many = Array.from({ length: 1000 }, (_, n) =>
      item(`CI-${n + 2}`, 1, ['CI-1'], n % 2 ? 'server' : 'database'),
    );
    const { boxes, lines, width } = impactPicture(impact([item('CI-1', 0, []), ...many]), 2, kindOf);
    expect(boxes.map(({ title, detail }) => `${title} ${detail}`)).toEqual([
      'ci-1 CI-1, Server',
      '500 items database',
      '500 items Server',
    ]);
    expect(lines).toHaveLength(2);
    expect(width).toBeLessThan(390);
  });
});
