import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Claim, type Decision, decide } from '../kernel/decision.ts';
import { line, slug, text } from '../kernel/text.ts';
import { AskFields } from '../record/field-values.ts';
import { Level, priorityOf } from '../record/priority.ts';
import { type Incident, incidentWords } from './incident.ts';
import { acknowledge } from './notices.ts';

/** What a person says to open an incident: a title is enough, or a template that has one. */
export const OpenIncident = z.strictObject({
  title: line(200).optional(),
  description: text(65_536).optional(),
  service: slug.optional(),
  team: slug.optional(),
  category: slug.optional(),
  /** Without them, those of the category, or else medium. */
  impact: Level.optional(),
  urgency: Level.optional(),
  fields: AskFields.optional(),
  /** What is not said here is taken from it. */
  template: slug.optional(),
  /** Answers to the questions of the template. */
  answers: z.record(slug, text(4_000)).optional(),
});
export type OpenIncident = z.infer<typeof OpenIncident>;

/** What a person says, with the template and the defaults of the category in it. */
export type Reported = Omit<OpenIncident, 'template' | 'answers'> & {
  readonly title: string;
  readonly impact: Level;
  readonly urgency: Level;
};

/** The service that an incident is about, as far as it decides who works on it, and what an assignment rule said. */
export type About = { readonly service: string; readonly team: string } & Partial<
  Pick<Incident, 'assignee' | 'category' | 'because' | 'ci' | 'criticality'>
>;

export type Opening = Pick<
  Incident,
  'title' | 'description' | 'impact' | 'urgency' | 'service' | 'team' | 'source'
> &
  Partial<
    Pick<
      Incident,
      | 'requester'
      | 'alerts'
      | 'because'
      | 'ci'
      | 'assignee'
      | 'category'
      | 'fields'
      | 'gathers'
      | 'resolveOn'
      | 'asked'
      | 'criticality'
      | 'capacity'
    >
  >;

/** Opens an incident; its priority follows from impact and urgency. */
export function open(
  opening: Opening,
  id: string,
  actor: Actor,
  at: string,
  claims: readonly Claim[] = [],
): Decision<Incident> {
  const incident = {
    ...opening,
    id,
    kind: 'incident' as const,
    state: 'open' as const,
    priority: priorityOf(opening),
    run: 1,
    reopenCount: 0,
    openedAt: at,
  };
  const notices = acknowledge(incident as Incident, actor);
  const event = { type: 'incident.opened', by: actor.id, at, freeText: incidentWords, notices };
  const asked = opening.requester ? [requesterRow(id, opening.requester, at)] : [];
  return { ...decide<Incident>(undefined, incident, event), claims: [...claims, ...asked] };
}

/** A second row of the incident, so that the person index finds it for its requester as well as for its assignee. */
const requesterRow = (id: string, requester: string, at: string): Claim => ({
  pk: `incident#${id}`,
  sk: 'requester',
  values: { id, personPk: `incident#requester#${requester}`, personSk: `${at}#${id}` },
});

/** What a person reports, as an opening: an unnamed service is the default one, an unnamed team the service's. */
export const reported = ({ fields: _, ...ask }: Reported, about: About, by: Actor): Opening => ({
  ...ask,
  service: about.service,
  team: ask.team ?? about.team,
  because: ask.service === undefined ? 'default' : 'person',
  source: 'person',
  requester: by.id,
});
