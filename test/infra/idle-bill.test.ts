import { beforeAll, describe, expect, test } from 'vitest';
import { idleBill, sum, unknownTypes } from '../../bench/idle-bill.ts';
import type { Assembly } from '../../build/assembly.ts';
import { asItIs } from './synthesized.ts';

let assembly: Assembly;
beforeAll(() => {
  assembly = { stacks: asItIs() };
});

describe('a month in which nothing happens', () => {
  test('costs three dollars at most', () => {
    expect(sum(idleBill(assembly))).toBeLessThanOrEqual(3);
  });

  test('has every resource of the template on its bill', () => {
    expect(unknownTypes(assembly)).toEqual([]);
    const planted = { Planted: { Type: 'AWS::EC2::NatGateway', Properties: {} } };
    expect(unknownTypes({ stacks: { planted: { Resources: planted } } })).toEqual(['AWS::EC2::NatGateway']);
  });
});
