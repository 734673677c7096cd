/** What a relation says, seen from either end, and whether what fails at the far end is felt at the near one. */
type RelationSense = {
  readonly forth: string;
  readonly back: string;
  /** `to-from`: when the item that it leads to fails, the one that it starts from is impacted. */
  readonly impact: 'to-from' | 'from-to' | 'none';
};

/** Read a row as: this item `forth` that item, that item `back` this one. */
export const relationTypes = {
  'depends-on': { forth: 'depends on', back: 'is needed by', impact: 'to-from' },
  'runs-on': { forth: 'runs on', back: 'runs', impact: 'to-from' },
  'contained-in': { forth: 'is contained in', back: 'contains', impact: 'to-from' },
  'member-of': { forth: 'is a member of', back: 'has the member', impact: 'none' },
  'associated-with': { forth: 'is associated with', back: 'is associated with', impact: 'none' },
} as const satisfies Record<string, RelationSense>;
export type RelationType = keyof typeof relationTypes;
export const relationTypeNames = Object.keys(relationTypes) as [RelationType, ...RelationType[]];
