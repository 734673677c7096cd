/**
 * Roles that a person can hold; what each may do is in every practice's `rights.ts`. `security` is held beside another one: it
 * opens what no other role knows of, and nothing else.
 */
export const roles = ['requester', 'agent', 'manager', 'admin', 'security'] as const;
export type Role = (typeof roles)[number];

/** Who does something: a person of the people table, or a part of the system acting on a recorded event. */
export type Actor = {
  readonly id: string;
  readonly kind: 'person' | 'system';
  readonly roles: readonly Role[];
  readonly teams: readonly string[];
  readonly name?: string;
  /** When they proved who they are; a token that is renewed keeps it. */
  readonly signedInAt?: string;
};

/** A part of the system as an actor: its deeds are signed with its name, e.g. `system:on-alert`. */
export const system = (name: string): Actor => ({
  id: `system:${name}`,
  kind: 'system',
  roles: [],
  teams: [],
});
