import type { Row } from '../row.ts';

const section = 'Continuity' as const;

export const continuityPages: readonly Row[] = [
  {
    path: '/service-continuity',
    label: 'Continuity',
    icon: 'security',
    section,
    list: async () => (await import('./board.tsx')).Board,
    record: async () => (await import('./service.tsx')).ServiceStanding,
  },
  {
    path: '/impact-analyses',
    label: 'Impact analyses',
    icon: 'file',
    section,
    list: async () => (await import('./analyses.tsx')).Analyses,
    record: async () => (await import('./analysis.tsx')).AnalysisRecord,
    create: async () => (await import('./analysis-form.tsx')).NewAnalysis,
    edit: async () => (await import('./analysis-form.tsx')).EditAnalysis,
  },
  {
    path: '/protections',
    label: 'Protected items',
    icon: 'lock-private',
    section,
    list: async () => (await import('./protections.tsx')).Protections,
    record: async () => (await import('./protection.tsx')).ProtectionRecord,
  },
  {
    path: '/continuity-plans',
    label: 'Plans',
    icon: 'script',
    section,
    list: async () => (await import('./plans.tsx')).Plans,
    record: async () => (await import('./plan.tsx')).PlanRecord,
    create: async () => (await import('./plan-form.tsx')).NewPlan,
    edit: async () => (await import('./plan-form.tsx')).EditPlan,
  },
  {
    path: '/plan-runs',
    label: 'Running plans',
    icon: 'status-in-progress',
    section,
    list: async () => (await import('./runs.tsx')).Runs,
    record: async () => (await import('./run.tsx')).RunRecord,
  },
  {
    path: '/exercises',
    label: 'Exercises',
    icon: 'calendar',
    section,
    list: async () => (await import('./exercises.tsx')).Exercises,
    record: async () => (await import('./exercise.tsx')).ExerciseRecord,
    create: async () => (await import('./exercise-form.tsx')).NewExercise,
    edit: async () => (await import('./exercise-form.tsx')).EditExercise,
  },
  {
    path: '/quarantined-evidence',
    label: 'Evidence set aside',
    icon: 'status-warning',
    section,
    list: async () => (await import('./evidence.tsx')).EvidenceList,
  },
];
