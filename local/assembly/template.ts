/** A resource as the template writes it, intrinsics unresolved. */
export type Resource = {
  Type: string;
  Properties?: Record<string, unknown>;
  Condition?: string;
  DependsOn?: string | string[];
  Metadata?: Record<string, unknown>;
};

export type Output = { Value: unknown; Export?: { Name: unknown }; Condition?: string; Description?: string };

export type Template = {
  Resources: Record<string, Resource>;
  Outputs?: Record<string, Output>;
  Parameters?: Record<string, { Type: string; Default?: unknown }>;
  Mappings?: Record<string, Record<string, Record<string, unknown>>>;
  Conditions?: Record<string, unknown>;
};

export type Stack = { name: string; template: Template };

/** An asset of the assembly; `zip` packaging means that `path` may be a directory to be taken as it is. */
export type Asset = { path: string; packaging: 'zip' | 'file' };

/** A whole cloud assembly: stacks with the ones they depend on first, assets by the object key the templates use. */
export type Assembly = { dir: string; stacks: Stack[]; assets: Map<string, Asset> };

/** Tells a plain object from lists and scalars. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value that CloudFormation accepts as one or as a list, as a list. */
export function listOf<T>(value: T | T[] | undefined): T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
