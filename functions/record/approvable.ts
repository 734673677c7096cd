import * as z from 'zod';
import type { Check } from '../kernel/decision.ts';
import type { AppliedStep } from './approval-policy.ts';
import { instant } from './base.ts';

/** Kinds of records that people vote on. */
export const approvableKinds = ['change', 'request', 'continuity-plan'] as const;
export type ApprovableKind = (typeof approvableKinds)[number];

/** Id of a record that people may vote on, e.g. `CHG-1042`. */
export const aboutId = z
  .string()
  .regex(/^(CHG|REQ|CPL)-[1-9]\d{0,11}$/, 'is not an id such as CHG-1042 or REQ-1042');

/** What voters read of a change before they answer. */
const AskedChange = z
  .object({
    kind: z.literal('change'),
    title: z.string(),
    description: z.string().optional(),
    type: z.string(),
    implementer: z.string().optional(),
    cis: z.array(z.string()),
    services: z.array(z.string()),
    plans: z.object({ implementation: z.string(), backout: z.string(), test: z.string() }).partial(),
    outage: z.boolean().optional(),
    plannedFrom: instant.optional(),
    plannedTo: instant.optional(),
    risk: z.object({
      level: z.enum(['low', 'medium', 'high', 'very-high']),
      reasons: z.array(z.object({ text: z.string() })),
      reaches: z.object({ services: z.int(), cis: z.int() }),
    }),
  })
  .meta({ id: 'AskedChange' });

/** What voters read of a request before they answer: what it is, and for whom. */
const AskedRequest = z
  .object({
    kind: z.literal('request'),
    title: z.string(),
    description: z.string().optional(),
    /** Whom it is for, when that is not who asks. */
    beneficiary: z.string().optional(),
    services: z.array(z.string()),
    /** Each thing that was ordered, with what its form was answered with. */
    lines: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        answers: z.array(z.object({ label: z.string(), value: z.string() })),
      }),
    ),
  })
  .meta({ id: 'AskedRequest' });

/** What voters read of a continuity plan before they answer: which services it is for, and its steps. */
const AskedPlan = z
  .object({
    kind: z.literal('continuity-plan'),
    title: z.string(),
    description: z.string().optional(),
    services: z.array(z.string()),
    steps: z.array(
      z.object({ id: z.string(), title: z.string(), by: z.string(), after: z.array(z.string()) }),
    ),
  })
  .meta({ id: 'AskedPlan' });

/** What is to be approved, as it is on the record: the same content for as long as its round is pending. */
export const Asked = z
  .discriminatedUnion('kind', [AskedChange, AskedRequest, AskedPlan])
  .meta({ id: 'ApprovalAsked' });
export type Asked = z.infer<typeof Asked>;

/**
 * A record that people vote on, as whoever asks them sees it: the practice that owns it says so through its `read.ts`, and follows
 * what they decide by a reaction of its own.
 */
export type Approvable = {
  readonly id: string;
  readonly kind: ApprovableKind;
  /** Counts how often it was put to the vote. */
  readonly round: number;
  /** Somebody is asked for their vote now, in this round. */
  readonly asked: boolean;
  /** Why nobody is asked any more, as a sentence for who was. */
  readonly over: string;
  readonly title: string;
  readonly team: string;
  readonly requester: string;
  /** People who have a part in it, and decide no more than the requester does. */
  readonly involved: readonly string[];
  /** Whom it is for, when that is not who asks: their manager is meant by “the requester’s manager”. */
  readonly beneficiary?: string | undefined;
  /** Policies that it names itself: they are for it, whatever kinds they are for. */
  readonly policies: readonly string[];
  /** What it asks for before any policy does. */
  readonly steps: readonly AppliedStep[];
  /** What is asked where neither it nor a policy asks for anything; without any, it is approved at once. */
  readonly otherwise: readonly AppliedStep[];
  /** Its own practice tells its requester how it ended. */
  readonly tells: boolean;
  /** When what is asked is to begin. */
  readonly begins?: string | undefined;
  /** What conditions of policies and agendas may ask of it. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Hash of what is asked: a vote is for exactly this. */
  readonly content: string;
  /** What approving it does, as the end of a sentence, when that takes somebody who has just signed in. */
  readonly presence?: string | undefined;
  readonly shown: Asked;
  /** Holds while it is put to the vote in this round: a condition for the transaction that asks, or votes. */
  readonly check: Check;
};
