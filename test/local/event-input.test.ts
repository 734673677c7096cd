import { describe, expect, test } from 'vitest';
import type { Envelope } from '../../local/events/envelope.ts';
import { inputFor, type TargetInput } from '../../local/events/input.ts';

const event: Envelope = {
  version: '0',
  id: 'e1',
  'detail-type': 'change.requested',
  source: 'itsm',
  account: '1',
  time: '2026-03-02T09:00:00Z',
  region: 'us-east-1',
  resources: ['arn:a'],
  detail: { id: 'C"1', risk: 9, tags: ['a', 'b'], by: { name: 'Ann' } },
};
const rule = { name: 'r', arn: 'arn:rule' };
const input = (target: TargetInput) => inputFor(target, event, rule, Date.parse('2026-03-02T09:00:01Z'));
const transformed = (InputTemplate: string, InputPathsMap: Record<string, string> = {}) =>
  input({ InputTransformer: { InputTemplate, InputPathsMap } });

describe('what a target receives', () => {
  test('is the event unless the rule says otherwise', () => {
    expect(JSON.parse(input({}))).toEqual(event);
  });

  test('can be a constant or a part', () => {
    expect(input({ Input: '{"fixed": true}' })).toBe('{"fixed": true}');
    expect(input({ InputPath: '$.detail.by' })).toBe('{"name":"Ann"}');
    expect(input({ InputPath: "$['detail-type']" })).toBe('"change.requested"');
    expect(() => input({ InputPath: '$.detail.*' })).toThrow('Invalid JSON path');
  });

  test('can be a template with values quoted, bare, whole and in part', () => {
    const filled = transformed(
      '{"msg": "Change <id> is \\"risky\\" <none>", "id": <id>, "tags": <tags>, "first": <first>, "text": "<tags>"}',
      { id: '$.detail.id', tags: '$.detail.tags', first: '$.detail.tags[0]', none: '$.detail.nope' },
    );
    expect(JSON.parse(filled)).toEqual({
      msg: 'Change C"1 is "risky" ',
      id: 'C"1',
      tags: ['a', 'b'],
      first: 'a',
      text: '["a","b"]',
    });
  });

  test('can name what EventBridge knows itself', () => {
    const filled = transformed(
      '{"rule": <aws.events.rule-name>, "arn": "<aws.events.rule-arn>", "at": <aws.events.event.ingestion-time>, "head": <aws.events.event>, "all": <aws.events.event.json>}',
    );
    const { detail: _, ...head } = event;
    expect(JSON.parse(filled)).toEqual({
      rule: 'r',
      arn: 'arn:rule',
      at: '2026-03-02T09:00:01.000Z',
      head,
      all: event,
    });
  });

  test('can be a sentence, and keeps brackets that name nothing', () => {
    expect(transformed('"<who> asks <what>"', { who: '$.detail.by.name' })).toBe('"Ann asks <what>"');
  });
});
