import { findService } from '../configuration/read.ts';
import { invalid } from '../kernel/refusal.ts';
import { named } from '../people/read.ts';
import type { Handlers } from '../runtime/api.ts';
import { pageOf, placeOf } from '../runtime/call.ts';
import { collection } from '../runtime/collection.ts';
import { matchingPage } from '../runtime/matching.ts';
import { openScans } from '../runtime/scans.ts';
import { serving } from '../runtime/serving.ts';
import type { analysisContract } from './contract/analyses.ts';
import {
  analysisSteps,
  changeAnalysis,
  confirmAnalysis,
  finaliseAnalysis,
  type ImpactAnalysis,
  openAnalysis,
  reviseAnalysis,
} from './impact-analysis.ts';
import { disruptionOf } from './impact-rating.ts';
import { analyses, standings } from './keep.ts';
import { known } from './known.ts';
import { countedByService, troubled } from './lists.ts';
import { readinessOf, readinessReport } from './readiness.ts';
import type { ServiceContinuity } from './standing.ts';

const outlook = (analysis: ImpactAnalysis) => ({
  steps: analysisSteps(analysis),
  disruption: disruptionOf(analysis.rating),
});
const serve = serving(analyses, named, outlook);

/** What the board shows of services, at a moment. */
async function boardAt(at: string) {
  const all = await troubled();
  const [red, unproved] = [countedByService(all, 'red'), countedByService(all, 'unproved')];
  return ({ items, chain: _, clocks: __, ...rest }: ServiceContinuity) => ({
    ...rest,
    itemCount: items.length,
    red: red.get(rest.id) ?? 0,
    unproved: unproved.get(rest.id) ?? 0,
    state: readinessOf(rest, at),
  });
}

/** What services need of their recovery, and where they stand. */
export const serveAnalyses: Handlers<typeof analysisContract> = {
  listImpactAnalyses: (call) =>
    serve.page(call, {
      scansAt: openScans(analyses, ['all']),
      fits: ({ state, objective, agreed }) =>
        (!call.query.state || state === call.query.state) &&
        (!call.query.tier || (agreed ?? objective).tier === call.query.tier),
    }),
  openImpactAnalysis: async (call) => {
    const [service] = await Promise.all([findService(call.ask.service), known({ owner: call.ask.owner })]);
    if (!service) throw invalid('/service', `there is no ${call.ask.service}`);
    return serve.create(call, openAnalysis(call.ask, service, call.actor, call.at));
  },
  getImpactAnalysis: serve.one,
  readImpactAnalysisTimeline: serve.history,
  changeImpactAnalysis: (call) =>
    serve.command(call, async (before) => {
      await known({ owner: call.ask.owner });
      return changeAnalysis(before, call.ask, call.actor, call.at);
    }),
  finaliseImpactAnalysis: (call) =>
    serve.command(call, (before) => finaliseAnalysis(before, call.actor, call.at)),
  reviseImpactAnalysis: (call) =>
    serve.command(call, (before) => reviseAnalysis(before, call.actor, call.at)),
  confirmImpactAnalysis: (call) =>
    serve.command(call, (before) => confirmAnalysis(before, call.actor, call.at)),
  listServiceContinuity: async (call) => {
    const { items, after } = await matchingPage(standings, {
      scansAt: openScans(standings, ['all']),
      fits: () => true,
      limit: call.query.limit,
      after: await placeOf(call),
    });
    const board = await boardAt(call.at);
    return pageOf(call, items.map(board), after);
  },
  reportReadiness: async (call) => {
    const [all, trouble] = await Promise.all([collection(standings), troubled()]);
    return pageOf(call, readinessReport(all, countedByService(trouble, 'red'), call.at));
  },
  getServiceContinuity: async (call) => {
    const standing = await standings.get(call.id);
    const body = (await boardAt(call.at))(standing);
    return { status: 200, body, version: standing.version };
  },
};
