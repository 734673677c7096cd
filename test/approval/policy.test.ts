import { expect, test } from 'vitest';
import { AddApprovalPolicy, stepsFor } from '../../functions/approval/policy.ts';
import { managerStep, standingStep } from '../../functions/record/approval-policy.ts';

const policy = (id: string, more: object = {}) => ({
  ...AddApprovalPolicy.parse({
    name: id,
    kinds: [],
    steps: [{ name: `By ${id}`, approvers: [{ team: id }], deadlines: { expire: 60 } }],
    ...more,
  }),
  id,
});
const finance = policy('finance', { condition: { field: 'answers.cost', atLeast: 1000 } });
const about = (more: object = {}) => ({
  kind: 'request' as const,
  policies: ['finance'],
  steps: [],
  otherwise: [],
  facts: { answers: { cost: 1200 } },
  ...more,
});
const names = (given: ReturnType<typeof about>, policies = [finance]) =>
  stepsFor(policies, given).steps.map(({ name }) => name);

test('what a request asks for comes first, then what its policies do', () => {
  expect(names(about({ steps: [managerStep] }))).toEqual(['Manager', 'By finance']);
});

test('a policy that it names is for it while its condition holds', () => {
  expect(names(about({ facts: { answers: { cost: 10 } } }))).toEqual([]);
  expect(names(about({ policies: [] }))).toEqual([]);
});

test('a policy that is not there lets nothing through', () => {
  expect(names(about(), [])).toEqual(['Change authority']);
});

test('a change of which no policy speaks asks its authority', () => {
  const change = about({ kind: 'change', policies: [], otherwise: [standingStep(true)] });
  expect(names(change)).toEqual(['Change authority']);
});
