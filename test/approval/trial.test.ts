import { expect, test } from 'vitest';
import { stepsFor } from '../../functions/approval/policy.ts';
import { considered, PolicyDraft, withDraft } from '../../functions/approval/trial.ts';

const steps = [{ name: 'Peers', approvers: [{ person: 'dana' }], deadlines: { expire: 60 } }];
const draft = (more: object = {}) => PolicyDraft.parse({ steps, ...more });
const shop = { field: 'services', is: 'checkout' } as const;
const saved = [
  { ...draft({ condition: shop }), id: 'shop', name: 'Shop', enabled: true },
  { ...draft(), id: 'off', name: 'Off', enabled: false },
];
const facts = { type: 'normal', services: ['checkout'], risk: { level: 'low' } };
const about = { kind: 'change' as const, policies: [], steps: [], otherwise: [], facts };
const fitting = (more: object) => stepsFor(withDraft(saved, draft(more)), about).policies.map(({ id }) => id);

test('a draft stands beside the others, and fits by its condition', () => {
  expect(fitting({})).toEqual(['shop', 'this draft']);
  expect(fitting({ condition: { field: 'risk.level', is: 'high' } })).toEqual(['shop']);
});

test('the draft of one that is there stands in its place, switched on', () => {
  expect(fitting({ id: 'shop', condition: { field: 'type', is: 'emergency' } })).toEqual([]);
  expect(fitting({ id: 'off' })).toEqual(['shop', 'off']);
});

test('of each it is said whether it fits, and what its condition found', () => {
  const all = withDraft(saved, draft({ condition: { field: 'risk.level', is: 'high' } }));
  expect(considered(all, about)).toEqual([
    {
      id: 'shop',
      name: 'Shop',
      enabled: true,
      meant: true,
      fits: true,
      found: [{ field: 'services', met: true, value: ['checkout'] }],
    },
    { id: 'off', name: 'Off', enabled: false, meant: true, fits: false, found: [] },
    {
      id: 'this draft',
      name: 'This draft',
      enabled: true,
      meant: true,
      fits: false,
      found: [{ field: 'risk.level', met: false, value: 'low' }],
    },
  ]);
});
