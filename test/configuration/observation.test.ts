import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { Ci } from '../../functions/configuration/ci.ts';
import { rulesOf } from '../../functions/configuration/ci-class.ts';
import { baseTree } from '../../functions/configuration/ci-class-tree.ts';
import { readConfigMessage } from '../../functions/configuration/config-message.ts';
import { hear } from '../../functions/configuration/hearing.ts';
import { observe } from '../../functions/configuration/observation.ts';
import { edgeOf, hearRelation, relationId, relationKeys } from '../../functions/configuration/relation.ts';
import { relationshipOf } from '../../functions/configuration/relationship.ts';
import { system } from '../../functions/kernel/actor.ts';
import { Refusal } from '../../functions/kernel/refusal.ts';
import { configEvent, configItem, type Told } from './items.ts';

const now = '2026-11-23T11:00:00.000Z';
const by = system('test');
const kind = 'AWS::EC2::Instance';
const rules = rulesOf(baseTree, kind);

describe('an item of AWS Config', () => {
  test('of the API is the same as one of an event', () => {
    const event = configItem({
      type: kind,
      id: 'i-1',
      order: 3,
      configuration: { instanceType: 't3.micro' },
    });
    const { ARN: arn, awsAccountId: accountId, configuration, ...rest } = event;
    const fromApi = {
      ...rest,
      arn,
      accountId,
      configuration: JSON.stringify(configuration),
      configurationStateId: '3',
    };
    const { item: _, ...seen } = observe(fromApi, null, now);
    const { item: __, ...expected } = observe(event, null, now);
    expect(seen).toEqual(expected);
  });

  test('that is broken in whatever way is refused, and nothing else happens', () => {
    const whole = configEvent({ type: kind, id: 'i-1', order: 3 });
    const paths = [
      'source',
      'detail',
      ...Object.keys(whole.detail).map((name) => `detail.${name}`),
      ...Object.keys(whole.detail.configurationItem).map((name) => `detail.configurationItem.${name}`),
    ];
    const property = fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
      const broken = structuredClone(whole) as Record<string, unknown>;
      const names = path.split('.');
      const last = names.pop() as string;
      const inner = names.reduce<Record<string, unknown>>(
        (at, name) => at[name] as Record<string, unknown>,
        broken,
      );
      inner[last] = value;
      try {
        const read = readConfigMessage(JSON.stringify(broken), now);
        if (!('observation' in read)) return;
        const decision = hear(
          undefined,
          { observation: read.observation, id: 'CI-1001', class: kind, rules },
          by,
          now,
        );
        if (decision) Ci.parse(decision.after);
      } catch (error) {
        if (!(error instanceof Refusal || error instanceof z.ZodError || error instanceof SyntaxError))
          throw error;
      }
    });
    fc.assert(property, { numRuns: 500 });
  });

  test('makes the same item in every order', () => {
    const told: Told[] = [
      { type: kind, id: 'i-1', order: 1, configuration: { instanceType: 'a' }, tags: { 'itsm:owner': 'x' } },
      { type: kind, id: 'i-1', order: 2, status: 'ResourceDeleted' },
      { type: kind, id: 'i-1', order: 3, configuration: { instanceType: 'b' } },
      { type: kind, id: 'i-1', order: 4, status: 'ResourceDeletedNotRecorded' },
      { type: kind, id: 'i-1', order: 5, status: 'ResourceNotRecorded' },
    ];
    const end = (all: readonly Told[]) => {
      let ci: Ci | undefined;
      for (const one of all) {
        const observation = observe(configItem(one), null, now);
        ci = hear(ci, { observation, id: 'CI-1001', class: kind, rules }, by, now)?.after ?? ci;
      }
      const { version: _, latest: __, ...rest } = ci as Ci;
      return rest;
    };
    const expected = end(told);
    expect(expected).toMatchObject({ state: 'retired', attributes: { 'instance-type': 'b' } });
    expect(expected.owner).toBeUndefined();
    const orders = fc.shuffledSubarray(told, { minLength: told.length });
    fc.assert(
      fc.property(orders, (all) => {
        expect(end(all)).toEqual(expected);
      }),
    );
  });
});

describe('a relation', () => {
  const instance = { resourceType: kind, resourceId: 'i-1' };
  const vpc = { resourceType: 'AWS::EC2::VPC', resourceId: 'vpc-1' };
  const thing = { resourceType: 'AWS::Some::Thing', resourceId: 't-1' };

  test.each([
    [instance, vpc, 'Is contained in Vpc', 'Contains Instance', 'contained-in'],
    [instance, vpc, 'Is attached to Vpc', 'Is attached to Instance', 'depends-on'],
    [instance, thing, 'Is associated with Thing', 'Is associated with Instance', 'associated-with'],
  ])('is the same whichever end tells of it: %o %o %s', (one, other, forth, back, type) => {
    const [here, there] = [relationshipOf(one, other, forth), relationshipOf(other, one, back)];
    expect([here.type, there.type]).toEqual([type, type]);
    expect(here.forth).toBe(!there.forth);
  });

  test('is read from its key as it was filed', () => {
    const redundancy = { pool: 'web', needs: 50, percent: true };
    const edge = { from: 'CI-1001', type: 'depends-on' as const, to: 'CI-1002', redundancy };
    const after = hearRelation(undefined, edge, 'person', { yes: true, order: 1 }, by, now)?.after;
    expect(after && edgeOf(`${relationKeys(after).order}#${after.id}`)).toEqual(edge);
    expect(edgeOf(`#${relationId(edge)}`)).toEqual({ from: 'CI-1001', type: 'depends-on', to: 'CI-1002' });
  });
});
