import type { RiskLevel } from './risk.ts';

export type RiskQuestion = {
  readonly id: string;
  readonly text: string;
  readonly answers: readonly { readonly id: string; readonly text: string; readonly points: number }[];
};

/** What is asked about the risk of a change, and how much each answer weighs. */
export const riskQuestions: readonly RiskQuestion[] = [
  {
    id: 'experience',
    text: 'Has this been done here before?',
    answers: [
      { id: 'often', text: 'Often', points: 0 },
      { id: 'once', text: 'Once or twice', points: 1 },
      { id: 'never', text: 'Never', points: 3 },
    ],
  },
  {
    id: 'testing',
    text: 'Where was it tried out?',
    answers: [
      { id: 'alike', text: 'On systems like these', points: 0 },
      { id: 'partly', text: 'In part', points: 1 },
      { id: 'nowhere', text: 'Nowhere', points: 3 },
    ],
  },
  {
    id: 'way-back',
    text: 'How is it taken back?',
    answers: [
      { id: 'at-once', text: 'By itself or within minutes', points: 0 },
      { id: 'in-time', text: 'By hand, within its window', points: 1 },
      { id: 'restore', text: 'By restoring a backup', points: 2 },
      { id: 'never', text: 'It cannot be taken back', points: 4 },
    ],
  },
  {
    id: 'notice',
    text: 'Who notices if it fails?',
    answers: [
      { id: 'nobody', text: 'Nobody', points: 0 },
      { id: 'team', text: 'One team', points: 1 },
      { id: 'many', text: 'Many of us', points: 2 },
      { id: 'customers', text: 'Customers', points: 3 },
    ],
  },
  {
    id: 'hands',
    text: 'Who has to work together?',
    answers: [
      { id: 'one', text: 'One team', points: 0 },
      { id: 'several', text: 'Several teams', points: 1 },
      { id: 'outside', text: 'Others from outside, too', points: 2 },
    ],
  },
];

/** Read as: from so many points on it is at least this level. */
export const riskOfPoints: readonly (readonly [from: number, level: RiskLevel])[] = [
  [0, 'low'],
  [4, 'medium'],
  [7, 'high'],
  [11, 'very-high'],
];
