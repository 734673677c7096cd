import { BlockList, isIP } from 'node:net';
import { awsError } from '../aws-error.ts';
import { isObject } from './pattern-fields.ts';

/** What one entry of a pattern's list asks of a value; `absent` asks that there is none. */
export type Test = { holds: (value: unknown) => boolean; absent?: false } | { absent: true };

type Holds = (value: unknown) => boolean;

/** What PutRule answers to a pattern that EventBridge would not take. */
export function invalidPattern(reason: string): never {
  throw awsError('InvalidEventPatternException', `Event pattern is not valid. Reason: ${reason}`);
}

function text(value: unknown, operator: string): string {
  return typeof value === 'string' ? value : invalidPattern(`${operator} match pattern must be a string`);
}

const ofString =
  (holds: (value: string) => boolean): Holds =>
  (value) =>
    typeof value === 'string' && holds(value);

/** `*` stands for any characters, `\*` and `\\` for themselves; `**` is refused as EventBridge refuses it. */
function wildcard(pattern: string): RegExp {
  if (pattern.replace(/\\./gs, '').includes('**')) invalidPattern('Consecutive wildcard characters');
  const source = pattern.replace(/\\(.?)|[.*+?^${}()|[\]]/gs, (found, escaped?: string) => {
    if (found === '*') return '.*';
    if (!found.startsWith('\\')) return `\\${found}`;
    return escaped === '*' || escaped === '\\' ? `\\${escaped}` : invalidPattern('Invalid escape character');
  });
  return new RegExp(`^${source}$`, 'su');
}

/** The operators that a plain match and `anything-but` share. */
function stringOperator(operator: string, argument: unknown): Holds {
  const folds = isObject(argument) && Object.keys(argument).join() === 'equals-ignore-case';
  const raw = text(folds ? argument['equals-ignore-case'] : argument, operator);
  const fold = (value: string) => (folds ? value.toLowerCase() : value);
  if (operator === 'prefix') return ofString((value) => fold(value).startsWith(fold(raw)));
  if (operator === 'suffix') return ofString((value) => fold(value).endsWith(fold(raw)));
  if (folds) return invalidPattern(`${operator} match pattern must be a string`);
  if (operator === 'equals-ignore-case')
    return ofString((value) => value.toLowerCase() === raw.toLowerCase());
  if (operator === 'wildcard') {
    const expression = wildcard(raw);
    return ofString((value) => expression.test(value));
  }
  return invalidPattern(`Unrecognized match type ${operator}`);
}

const comparisons: Record<string, (value: number, bound: number) => boolean> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

function numeric(argument: unknown): Holds {
  if (!Array.isArray(argument) || argument.length === 0 || argument.length % 2) {
    return invalidPattern('Value of numeric must be an array of operators and numbers');
  }
  const bounds = Array.from({ length: argument.length / 2 }, (_, index) => {
    const compare = comparisons[String(argument[2 * index])];
    const bound: unknown = argument[2 * index + 1];
    if (!compare || typeof bound !== 'number') return invalidPattern('Unrecognized numeric range operator');
    return (value: number) => compare(value, bound);
  });
  return (value) => typeof value === 'number' && bounds.every((within) => within(value));
}

function cidr(argument: unknown): Holds {
  const [address = '', bits = ''] = text(argument, 'cidr').split('/');
  const version = isIP(address);
  if (!version || !/^\d+$/.test(bits) || Number(bits) > (version === 4 ? 32 : 128)) {
    return invalidPattern('Malformed CIDR');
  }
  const family = version === 4 ? 'ipv4' : 'ipv6';
  const block = new BlockList();
  block.addSubnet(address, Number(bits), family);
  return ofString((value) => isIP(value) === version && block.check(value, family));
}

const mayBeNegated = ['prefix', 'suffix', 'equals-ignore-case', 'wildcard'];

function anythingBut(argument: unknown): Holds {
  if (isObject(argument)) {
    const [[operator, inner] = ['', undefined]] = Object.entries(argument);
    if (!mayBeNegated.includes(operator)) invalidPattern(`Unsupported anything-but pattern: ${operator}`);
    const excluded = (Array.isArray(inner) ? inner : [inner]).map((one) => stringOperator(operator, one));
    return (value) => !excluded.some((holds) => holds(value));
  }
  const excluded: unknown[] = Array.isArray(argument) ? argument : [argument];
  const [first] = excluded.map((one) => typeof one);
  if ((first !== 'string' && first !== 'number') || excluded.some((one) => typeof one !== first)) {
    invalidPattern(
      'Inside anything but list, either all values are number or string, mixed type is not supported',
    );
  }
  return (value) => !excluded.includes(value);
}

/** Compiles one entry of a list in a pattern: a value, or an object with one operator. */
export function compileTest(entry: unknown): Test {
  if (!isObject(entry)) {
    if (Array.isArray(entry)) invalidPattern('Match value must be String, number, true, false, or null');
    return { holds: (value) => value === entry };
  }
  const [[operator, argument] = ['', undefined], ...more] = Object.entries(entry);
  if (more.length > 0) invalidPattern('Only one key allowed in match expression');
  if (operator === 'exists') {
    if (typeof argument !== 'boolean') invalidPattern('exists match pattern must be either true or false.');
    return argument ? { holds: () => true } : { absent: true };
  }
  if (operator === 'numeric') return { holds: numeric(argument) };
  if (operator === 'cidr') return { holds: cidr(argument) };
  if (operator === 'anything-but') return { holds: anythingBut(argument) };
  return { holds: stringOperator(operator, argument) };
}
