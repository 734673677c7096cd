import { findIncidents } from '../incident/read.ts';
import { teamIds } from '../people/read.ts';
import { publicly } from '../record/base.ts';
import { queuePartitions } from '../record/index-keys.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { matchingPage } from '../runtime/matching.ts';
import { demandUnsettled, dismissCandidate, settledRow, stillOpen } from './candidate.ts';
import { candidates } from './candidate-keep.ts';
import type { candidateContract } from './contract/candidates.ts';
import { problems } from './keep.ts';
import { raise } from './raising.ts';
import { outlook } from './visible.ts';

type Served = 'listProblemCandidates' | 'getProblemCandidate' | `${'accept' | 'dismiss'}ProblemCandidate`;

const base = { practice: 'problem' } as const;

/** What the desk found by itself. */
export const serveCandidates: Pick<Handlers<typeof candidateContract>, Served> = {
  listProblemCandidates: async (call) => {
    const { team, closed, limit } = call.query;
    const teams = team ? [team] : await teamIds();
    const partitions = teams.flatMap((id) => queuePartitions('problem-candidate', id));
    const { items, after } = await matchingPage(candidates, {
      scansAt: (place) =>
        closed
          ? [{ ...base, index: 'subject', partition: 'problem-candidate#all', ...place, descending: true }]
          : partitions.map((partition) => ({ ...base, index: 'open', partition, ...place })),
      fits: (one) => !team || one.team === team,
      limit,
      after: await placeOf(call),
    });
    return pageOf(call, items.map(publicly), after);
  },
  getProblemCandidate: async (call) => {
    const candidate = await candidates.get(call.id);
    const incidents = await findIncidents(candidate.evidence.map(({ id }) => id));
    const known = new Map(incidents.map(({ id, title, state }) => [id, { title, state }]));
    const evidence = candidate.evidence.map((one) => ({ ...one, ...known.get(one.id) }));
    return show(call, candidate, { evidence });
  },
  acceptProblemCandidate: async (call) => {
    const candidate = await candidates.get(call.id);
    demandUnsettled(candidate);
    const { evidence, team, service, title } = candidate;
    const incidents = evidence.map(({ id }) => id).filter((id) => id.startsWith('INC-'));
    const said = {
      title,
      ...(service && { service }),
      ...(incidents.length && { incidents }),
      ...call.ask,
      team: call.ask.team ?? team,
    };
    const decision = await raise(said, call.actor, call.at, { candidate: candidate.id });
    const claims = [...(decision.claims ?? []), settledRow(candidate.id)];
    const opened = { ...decision, claims, checks: [stillOpen(candidate.id)] };
    // The version that was seen is the candidate's, and it stays open until its problem is heard of.
    return commit({ ...call, seen: undefined }, problems, opened, outlook);
  },
  dismissProblemCandidate: async (call) =>
    commit(call, candidates, dismissCandidate(await candidates.get(call.id), call.ask, call.actor, call.at)),
};
