import type { Approvable } from '../record/approvable.ts';
import { managerStep } from '../record/approval-policy.ts';
import { canonical, sha256 } from '../runtime/chain.ts';
import type { ServiceRequest } from './service-request.ts';

/**
 * What a vote on a request is about: what is ordered with which answers, and for whom. An edit of any of it opens a new round, in
 * which nobody has voted yet.
 */
const contentOf = ({ title, description, requester, for: person, item, service, lines }: ServiceRequest) => ({
  title,
  description,
  requester,
  for: person,
  item,
  service,
  lines: lines.map(({ id, item: of, edition, answers }) => ({ id, item: of, edition, answers })),
});

/** The hash of what a request asks for: a vote is for exactly this. */
export const contentHash = (request: ServiceRequest): string => sha256(canonical(contentOf(request)));

/** Several answers to questions of one name: numbers of a bundle add up, of others each counts. */
function together(values: readonly unknown[]): unknown {
  if (values.length < 2) return values[0];
  return values.every((value) => typeof value === 'number')
    ? values.reduce<number>((sum, value) => sum + Number(value), 0)
    : values.flat();
}

/** What conditions of policies may ask of a request: `answers.<name>` are those of all that was ordered. */
function factsOf(request: ServiceRequest) {
  const { id, title, requester, for: person, item, service, team, lines } = request;
  const given = lines.flatMap(({ answers }) => answers);
  const names = [...new Set(given.map(({ name }) => name))];
  const answers = Object.fromEntries(
    names.map((name) => [name, together(given.filter((one) => one.name === name).map(({ value }) => value))]),
  );
  const items = [...new Set([item, ...lines.map((line) => line.item)])];
  return {
    id,
    title,
    requester,
    for: person,
    item,
    items,
    services: service ? [service] : [],
    team,
    answers,
  };
}

/** A request as whoever asks for votes on it sees it. */
export function approvableOf(request: ServiceRequest): Approvable {
  const { id, round, title, description, team, requester, for: person, approvals = {}, service } = request;
  return {
    id,
    kind: 'request',
    round,
    asked: request.state === 'awaiting-approval',
    over: 'The request was canceled.',
    title,
    team,
    requester,
    beneficiary: person,
    involved: person === undefined ? [] : [person],
    policies: approvals.policies ?? [],
    steps: approvals.manager ? [managerStep] : [],
    otherwise: [],
    tells: true,
    facts: factsOf(request),
    content: contentHash(request),
    shown: {
      kind: 'request',
      title,
      description,
      beneficiary: person,
      services: service ? [service] : [],
      lines: request.lines.map((line) => ({
        id: line.id,
        title: line.title,
        answers: line.answers.map(({ label, shown }) => ({ label, value: shown })),
      })),
    },
    check: {
      table: 'request',
      pk: `request#${id}`,
      sk: 'record',
      field: 'state',
      among: ['awaiting-approval'],
      and: [{ field: 'round', among: [round] }],
    },
  };
}
