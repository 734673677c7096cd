import { expect, test } from 'vitest';
import { acknowledge } from '../../functions/incident/assignment.ts';
import { figuresOf, metricLine } from '../../functions/incident/kpi.ts';
import { open } from '../../functions/incident/opening.ts';
import { reopen, resolve } from '../../functions/incident/resolution.ts';
import { comment } from '../../functions/incident/speech.ts';
import { dana, incident, nine, ten } from './incidents.ts';

const opening = {
  title: 'x',
  impact: 'low',
  urgency: 'low',
  service: 's',
  team: 't',
  source: 'person',
} as const;

test.each([
  ['opening', open({ ...opening, description: undefined }, 'INC-1', dana, nine), { Opened: 1 }],
  ['acknowledging', acknowledge(incident(), dana, ten), { TimeToAcknowledge: 3600 }],
  ['acknowledging a second run', acknowledge(incident('open', { run: 2 }), dana, ten), {}],
  ['resolving', resolve(incident(), 'x', dana, ten), { Resolved: 1, TimeToResolve: 3600 }],
  ['reopening', reopen(incident('resolved'), 'x', dana, ten), { Reopened: 1 }],
  ['commenting', comment(incident(), 'x', dana, ten), {}],
])('%s counts %j', (_, decision, figures) => {
  expect(figuresOf(decision)).toEqual(figures);
});

test('a line of the embedded metric format: for the whole desk, and by what is configured', () => {
  const decision = resolve(incident(), 'x', dana, ten);
  expect(metricLine(decision, ['service'], 7)).toMatchObject({
    _aws: {
      Timestamp: 7,
      CloudWatchMetrics: [{ Namespace: 'ServerlessItsm', Dimensions: [[], ['service']] }],
    },
    service: 'checkout',
    priority: '2',
    Resolved: 1,
  });
  expect(metricLine(comment(incident(), 'x', dana, ten), [], 7)).toBeUndefined();
});
