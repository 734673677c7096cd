import { invalid } from '../kernel/refusal.ts';
import { findTeam } from '../people/read.ts';
import type { Handlers } from '../runtime/api.ts';
import type { reportContract } from './contract/reports.ts';
import { report, reportDate } from './figures.ts';
import { measures } from './measures.ts';
import { periodOf } from './period.ts';

/** Figures, read where reactions keep them. */
export const serveReports: Handlers<typeof reportContract> = {
  listMeasures: async () => ({
    status: 200,
    body: { items: measures.map(({ reads: _, ...measure }) => measure) },
  }),
  readReport: async ({ query, at }) => {
    const { team, service, priority } = query;
    if (team !== undefined && !(await findTeam(team))) throw invalid('/team', `there is no ${team}`);
    const today = reportDate(at);
    return { status: 200, body: await report({ team, service, priority }, periodOf(query, today), today) };
  },
};
