declare module 'dynalite/db/index.js' {
  type Value = Record<string, unknown>;
  type Definition = { KeySchema: { AttributeName: string }[] };
  type Failure = Error & { statusCode: number; body: { __type: string; message: string } };
  type Update = { sections: unknown[]; nestedPaths: Record<string, true> };
  type Path = (string | number)[];

  export function validateKey(key: Value, table: Definition): Failure | undefined;
  export function validateItem(item: Value, table: Definition): Failure | undefined;
  export function validateUpdates(legacy: undefined, update: Update, table: Definition): Failure | undefined;
  export function validateKeyPaths(
    nested: Record<string, true> | undefined,
    table: Definition,
  ): Failure | undefined;
  export function toLexiStr(value: string, type: 'N' | 'B'): string;
  export function mapPath(path: Path, item: Value): Value | undefined;
  export function mapPaths(paths: Path[], item: Value): Record<string, never>;
}

declare module 'dynalite/validations/index.js' {
  type Value = Record<string, unknown>;

  export function checkTypes(data: Value, types: Value): Value;
  export function checkValidations(data: Value, types: Value, custom: unknown, store: unknown): void;
  export function validateAttributeValue(value: Value): string | undefined;
  export function validateExpressions(data: Value): string | undefined;
  export function convertKeyCondition(expression: unknown): Record<string, never> | string;
}

declare module 'dynalite/validations/createTable.js' {
  export const types: Record<string, unknown>;
  export const custom: unknown;
}
