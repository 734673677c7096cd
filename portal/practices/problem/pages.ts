import type { Row } from '../row.ts';

export const problemPages: readonly Row[] = [
  {
    path: '/problems',
    label: 'Problems',
    icon: 'bug',
    section: 'Problems',
    list: async () => (await import('./list.tsx')).ProblemList,
    record: async () => (await import('./record.tsx')).ProblemRecord,
    create: async () => (await import('./problem-form.tsx')).NewProblem,
    edit: async () => (await import('./problem-form.tsx')).EditProblem,
  },
  {
    path: '/problem-candidates',
    label: 'Candidates',
    icon: 'search',
    section: 'Problems',
    list: async () => (await import('./candidates.tsx')).Candidates,
    record: async () => (await import('./candidate.tsx')).CandidateRecord,
  },
  {
    path: '/problem-rules',
    label: 'What counts as recurring',
    icon: 'search',
    section: 'Administration',
    may: ['problem-rule', 'change'],
    list: async () => (await import('./rules.tsx')).ProblemRules,
  },
];
