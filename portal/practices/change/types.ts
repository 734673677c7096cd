import type { ChangeState, ChangeType } from '../../../functions/change/lifecycle.ts';
import type { RiskLevel } from '../../../functions/change/risk.ts';
import type { StagedEdit } from '../../../functions/change/staged-edit.ts';
import type { StandardChange } from '../../../functions/change/standard-change.ts';
import type { Base, Level } from '../../model.ts';

export type { StagedEdit };

export type RiskReason = { from: 'questions' | 'rule' | 'history'; level: RiskLevel; text: string };
export type Risk = {
  level: RiskLevel;
  reasons: RiskReason[];
  impact: Level;
  reaches: { services: number; cis: number };
};
export type Task = {
  id: string;
  title: string;
  step: number;
  state: 'open' | 'done' | 'skipped';
  assignee?: string;
  by?: string;
  at?: string;
  note?: string;
  resource?: { id: string; ci?: string; name?: string; status: string };
};

/** A change as the portal reads it. */
export type Change = Base & {
  type: ChangeType;
  state: ChangeState;
  description?: string;
  team: string;
  requester: string;
  assignee?: string;
  implementer?: string;
  cis: string[];
  services: string[];
  plans: { implementation?: string; backout?: string; test?: string };
  outage?: boolean;
  plannedFrom?: string;
  plannedTo?: string;
  actualFrom?: string;
  actualTo?: string;
  answers: Record<string, string>;
  risk: Risk;
  round: number;
  template?: { id: string; edition: number; locked: string[] };
  parent?: string;
  dependsOn?: string[];
  tasks?: Task[];
  edits?: StagedEdit[];
  outcome?: { code: 'successful' | 'with-issues' | 'unsuccessful'; review?: string; by: string; at: string };
  unauthorized?: {
    ci: string;
    source: string;
    seenAt: string;
    differences: { field: string; from?: string; to?: string }[];
    verdict?: 'legitimate' | 'revert';
  };
  awsHealth?: {
    state: 'open' | 'upcoming' | 'closed';
    url: string;
    account?: string;
    region?: string;
    deadline?: string;
    resources: number;
    resolved: number;
    more?: boolean;
    text?: string;
  };
  watchers?: string[];
  openedAt: string;
  submittedAt?: string;
  closedAt?: string;
  steps?: string[];
  missing?: string[];
};

/** A template of the catalogue as the portal reads it. */
export type Template = Base & Omit<StandardChange, 'state' | 'kind'> & { steps?: string[] };
