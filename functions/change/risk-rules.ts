import type { Condition } from '../record/condition.ts';
import type { RiskLevel } from './risk.ts';

/** A rule about risk: where it holds, the change is at least at this level, for this reason. */
export type RiskRule = {
  readonly level: RiskLevel;
  /** On the facts that a risk is judged by (`RiskFacts`). */
  readonly when: Condition;
  readonly text: string;
};

/** What raises the risk, whatever people answer. All that hold are told. */
export const riskRules: readonly RiskRule[] = [
  {
    level: 'high',
    when: {
      all: [
        { field: 'outage', is: true },
        { field: 'criticality', is: 'high' },
      ],
    },
    text: 'A critical service is away while it lasts.',
  },
  {
    level: 'medium',
    when: {
      all: [
        { field: 'outage', is: false },
        { field: 'criticality', is: 'high' },
      ],
    },
    text: 'A critical service depends on what it is done to.',
  },
  {
    level: 'high',
    when: { field: 'reaches.services', atLeast: 10 },
    text: 'Ten services or more depend on what it is done to.',
  },
  {
    level: 'medium',
    when: { field: 'reaches.services', atLeast: 3 },
    text: 'Three services or more depend on what it is done to.',
  },
  {
    level: 'medium',
    when: { field: 'reaches.cis', atLeast: 20 },
    text: 'Twenty items or more depend on what it is done to.',
  },
  {
    level: 'medium',
    when: {
      all: [
        { field: 'type', is: 'normal' },
        { field: 'backout', is: false },
      ],
    },
    text: 'Nobody has said how it is taken back.',
  },
  {
    level: 'medium',
    when: { field: 'type', is: 'emergency' },
    text: 'It is an emergency: there is no time to look at everything.',
  },
  { level: 'medium', when: { field: 'hours', atLeast: 24 }, text: 'It takes a day or longer.' },
];
