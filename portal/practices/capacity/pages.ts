import type { Row } from '../row.ts';

const section = 'Capacity' as const;

export const capacityPages: readonly Row[] = [
  {
    path: '/capacity-metrics',
    label: 'What runs out',
    icon: 'status-pending',
    section,
    list: async () => (await import('./metrics.tsx')).Metrics,
    record: async () => (await import('./metric.tsx')).MetricRecord,
    create: async () => (await import('./metric-form.tsx')).NewMetric,
    edit: async () => (await import('./metric-form.tsx')).EditMetric,
  },
  {
    path: '/capacity-plans',
    label: 'Capacity plans',
    icon: 'file-open',
    section,
    list: async () => (await import('./plans.tsx')).Plans,
    record: async () => (await import('./plan.tsx')).PlanRecord,
    create: async () => (await import('./plan-form.tsx')).NewPlan,
    edit: async () => (await import('./plan-form.tsx')).EditPlan,
  },
];
