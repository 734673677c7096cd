import { isRecord, type Stack } from './template.ts';

/** What an intrinsic may ask for while it is resolved in its stack. */
export type Scope = {
  stack: Stack;
  value(raw: unknown): unknown;
  reference(name: string): unknown;
  attribute(resource: string, name: string): unknown;
  exported(name: string): unknown;
  condition(name: string): boolean;
};

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

const text = (value: unknown, where: string): string => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  throw new Error(`${where} needs text, got ${JSON.stringify(value)}`);
};

const list = (value: unknown, where: string): unknown[] => {
  if (Array.isArray(value)) return value;
  throw new Error(`${where} needs a list, got ${JSON.stringify(value)}`);
};

const attributeOf = (argument: unknown, scope: Scope): unknown => {
  const path = typeof argument === 'string' ? argument : list(argument, 'Fn::GetAtt').join('.');
  const dot = path.indexOf('.');
  return scope.attribute(path.slice(0, dot), path.slice(dot + 1));
};

const substitute: Intrinsic = (argument, scope) => {
  const [template, given] = Array.isArray(argument) ? argument : [argument, {}];
  const variables = isRecord(given) ? given : {};
  return text(template, 'Fn::Sub').replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    if (name in variables) return text(scope.value(variables[name]), `Fn::Sub ${name}`);
    if (name.includes('.') && !name.startsWith('AWS::'))
      return text(attributeOf(name, scope), `Fn::Sub ${name}`);
    return text(scope.reference(name), `Fn::Sub ${name}`);
  });
};

const select: Intrinsic = (argument, scope) => {
  const [index, values] = list(argument, 'Fn::Select');
  const chosen = list(scope.value(values), 'Fn::Select')[Number(scope.value(index))];
  if (chosen === undefined) throw new Error(`Fn::Select has no entry ${JSON.stringify(index)}`);
  return chosen;
};

const findInMap: Intrinsic = (argument, scope) => {
  const [map, first, second] = list(scope.value(argument), 'Fn::FindInMap').map((key) =>
    text(key, 'Fn::FindInMap'),
  );
  const found = scope.stack.template.Mappings?.[map ?? '']?.[first ?? '']?.[second ?? ''];
  if (found === undefined) throw new Error(`Fn::FindInMap has no ${map}.${first}.${second}`);
  return found;
};

/** Every intrinsic that is hosted; another `Fn::` is an error. */
export const intrinsics: Record<string, Intrinsic> = {
  Ref: (argument, scope) => scope.reference(text(argument, 'Ref')),
  'Fn::GetAtt': attributeOf,
  'Fn::Sub': substitute,
  'Fn::Select': select,
  'Fn::FindInMap': findInMap,
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = list(argument, 'Fn::Join');
    const values = list(scope.value(parts), 'Fn::Join').map((part) => text(part, 'Fn::Join'));
    return values.join(text(separator, 'Fn::Join'));
  },
  'Fn::Split': (argument, scope) => {
    const [separator, value] = list(argument, 'Fn::Split');
    return text(scope.value(value), 'Fn::Split').split(text(separator, 'Fn::Split'));
  },
  'Fn::ImportValue': (argument, scope) => scope.exported(text(scope.value(argument), 'Fn::ImportValue')),
  'Fn::Base64': (argument, scope) =>
    Buffer.from(text(scope.value(argument), 'Fn::Base64')).toString('base64'),
  'Fn::If': (argument, scope) => {
    const [condition, yes, no] = list(argument, 'Fn::If');
    return scope.value(scope.condition(text(condition, 'Fn::If')) ? yes : no);
  },
};

/** Decides a condition expression of the template's `Conditions`. */
export function holds(expression: unknown, scope: Scope): boolean {
  if (!isRecord(expression)) throw new Error(`Not a condition: ${JSON.stringify(expression)}`);
  const [[operator, argument] = ['', undefined]] = Object.entries(expression);
  const all = () => list(argument, operator).map((part) => holds(part, scope));
  if (operator === 'Condition') return scope.condition(text(argument, operator));
  if (operator === 'Fn::And') return all().every(Boolean);
  if (operator === 'Fn::Or') return all().some(Boolean);
  if (operator === 'Fn::Not') return !all()[0];
  if (operator === 'Fn::Equals') {
    const [left, right] = list(scope.value(argument), operator);
    return String(left) === String(right);
  }
  throw new Error(`Condition ${operator} is not hosted`);
}
