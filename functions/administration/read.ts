import type { Actor } from '../kernel/actor.ts';
import { demandNone, type FieldError, invalid } from '../kernel/refusal.ts';
import { membersOf, peopleById } from '../people/read.ts';
import type { AskFields, FieldValues } from '../record/field-values.ts';
import { cached } from '../runtime/cached.ts';
import { collection } from '../runtime/collection.ts';
import { inTurn, leastBusy, ruleFor } from './assignment.ts';
import type { AssignmentRule } from './assignment-rule.ts';
import { type Category, choosable } from './category.ts';
import type { Step } from './custom-field.ts';
import { checkFields } from './field-check.ts';
import { assignmentRules, categories, customFields, ticketTemplates } from './keep.ts';
import type { RecordKind } from './record-kind.ts';
import { seesEverything } from './rights.ts';
import { type Answers, filled, type Prefilled } from './ticket-template.ts';

export type { Answers, Prefilled };

// What administrators define is at most five seconds old, so that a storm of alarms reads it once.
const fresh = 5_000;
const allCategories = /* @__PURE__ */ cached(() => collection(categories), fresh);
const allRules = /* @__PURE__ */ cached(() => collection(assignmentRules), fresh);
const allFields = /* @__PURE__ */ cached(() => collection(customFields), fresh);

/**
 * The category that a record is given: what it is called, and what a record of it begins with.
 *
 * @throws {Refusal} `validation` for one that is not for this kind, or is out of use with what is above it
 */
export async function categoryOf(kind: RecordKind, id: string): Promise<Category> {
  const tree = (await allCategories()).filter(({ recordKind }) => recordKind === kind);
  const category = tree.find((one) => one.id === id);
  if (category && choosable(tree, id)) return category;
  throw invalid('/category', `there is no category ${id} in use`);
}

type FieldsCall = {
  readonly given: AskFields | undefined;
  readonly held?: FieldValues | undefined;
  readonly step: Step | 'change';
  readonly facts: object;
  readonly actor: Actor;
};

/**
 * The custom fields that a record of this kind holds after a step: those it held, with those that are given. What a part of
 * the system does needs no field; people cannot resolve or close without those that are needed by then.
 *
 * @throws {Refusal} `validation` naming `/fields/<name>` for each that is not there, not valid, or needed and missing
 */
export async function validateFields(kind: RecordKind, call: FieldsCall): Promise<FieldValues | undefined> {
  const { given = {}, held = {}, step, facts, actor } = call;
  if (actor.kind === 'system') return call.held;
  const definitions = (await allFields()).filter(({ recordKind }) => recordKind === kind);
  const everything = seesEverything(actor);
  const { values, errors, people } = checkFields(definitions, { given, held, step, facts, everything });
  const found = people.length ? await peopleById(people.map(({ id }) => id)) : new Map();
  const nobody = people.filter(({ id }) => found.get(id)?.state !== 'active');
  const all: FieldError[] = [
    ...errors,
    ...nobody.map(({ pointer, id }) => ({ pointer, detail: `there is no active person ${id}` })),
  ];
  demandNone(all);
  return Object.keys(values).length ? values : undefined;
}

/** The custom fields that requesters do not see, by name. */
export async function hiddenFields(kind: RecordKind): Promise<ReadonlySet<string>> {
  const mine = (await allFields()).filter(({ recordKind, visible }) => recordKind === kind && !visible);
  return new Set(mine.map(({ name }) => name));
}

/**
 * What a template fills into a record, with the answers to its questions.
 *
 * @throws {Refusal} `validation` for one that is not there or out of use, and for answers that are missing or not asked for
 */
export async function templateOf(kind: RecordKind, id: string, answers: Answers): Promise<Prefilled> {
  const template = await ticketTemplates.find(id);
  if (template?.state !== 'active' || template.recordKind !== kind)
    throw invalid('/template', `there is no template ${id} in use`);
  return filled(template, answers);
}

/** How a practice helps to find whose turn it is: it draws the turns and counts what people have to do. */
export type Turns = {
  /** A number that goes up by one each time it is asked for, from 1, for each rule. */
  readonly turn: (rule: string) => Promise<number>;
  /** How many open records of a team's queue are with each person; who has none need not be named. */
  readonly loads: (team: string) => Promise<Readonly<Record<string, number>>>;
  /** Who of a team is on call at this moment; undefined for a team without a schedule. */
  readonly onCall: (team: string) => Promise<readonly string[] | undefined>;
};

/** What the first rule that fits says, with the person whom it comes to. */
export type Assignment = {
  readonly rule: string;
  readonly team?: string | undefined;
  readonly assignee?: string | undefined;
  readonly category?: string | undefined;
};

/**
 * Where a new record goes by the rules of its kind: the first whose condition the facts meet. Undefined when none does.
 *
 * @param facts what the record says of itself; its `team` is taken where the rule names none
 */
export async function assign(
  kind: RecordKind,
  facts: { readonly team: string },
  turns: Turns,
): Promise<Assignment | undefined> {
  const rule = ruleFor(await allRules(), kind, facts);
  if (!rule) return undefined;
  const { id, team, category } = rule;
  return { rule: id, team, category, assignee: await whom(rule, team ?? facts.team, turns) };
}

const worksHere = ({ roles }: { roles: readonly string[] }) => roles.some((role) => role !== 'requester');

async function whom(rule: AssignmentRule, team: string, turns: Turns): Promise<string | undefined> {
  const { assignee } = rule;
  if (assignee.mode === 'none') return undefined;
  if (assignee.mode === 'person') {
    const found = await peopleById([assignee.person]);
    return found.get(assignee.person)?.state === 'active' ? assignee.person : undefined;
  }
  const members = (await membersOf(team)).filter(worksHere).map(({ id }) => id);
  if (!members.length) return undefined;
  if (assignee.mode === 'round-robin') return inTurn(members, await turns.turn(rule.id));
  const now = await turns.onCall(team);
  const able = now ? members.filter((id) => now.includes(id)) : members;
  const loads = await turns.loads(team);
  return leastBusy(Object.fromEntries(able.map((id) => [id, loads[id] ?? 0])));
}
