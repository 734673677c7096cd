import type { Base, Person } from '../../model.ts';

export type Standing = { roles: string[]; teams: string[] };

/** A person with what only those who answer for people read. */
export type FullPerson = Person & {
  byHand?: Standing;
  byGroups?: Standing;
  identities?: { provider: string; subject: string; account: string }[];
  manager?: string;
  language?: string;
  handedOver?: { to: string; at: string };
  lastSeen?: string;
  erased?: { at: string; erasure: string };
};

/** Whether somebody can sign in, in one word. */
export const standingOf = ({ state, guest, enrolled }: Person): string =>
  state !== 'active' ? state : guest ? 'guest' : enrolled === false ? 'invited' : state;

export type Leaving = {
  kind: 'incident' | 'schedule' | 'escalation-policy' | 'team';
  id: string;
  title: string;
  as: string;
  role?: string;
  state?: string;
};

export type GroupMapping = Base & { group: string; roles: string[]; teams: string[]; locked: boolean };

export type RightsChange = {
  id: string;
  at: string;
  by: string;
  source: 'hand' | 'groups' | 'config';
  of: { kind: 'person' | 'group-mapping'; id: string };
  event: string;
  version: number;
  gained: Standing;
  lost: Standing;
};
