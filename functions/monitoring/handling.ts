import * as z from 'zod';
import { slug } from '../kernel/text.ts';
import { ResolveOn } from '../record/gathering.ts';
import { Level } from '../record/priority.ts';

const minutes = z.int().min(1).max(1_440);

/** n firing signals within so many minutes, before it counts; what cleared is not counted. */
const Threshold = z.strictObject({ signals: z.int().min(2).max(50), minutes });

/** So many turns (from firing to cleared or back) within so many minutes are flapping, until it was quiet for long enough. */
const Flapping = z.strictObject({ turns: z.int().min(2).max(50), minutes, quiet: minutes });

/** Which alerts become one incident. */
const Grouping = z.strictObject({
  /** Templates such as `{{tags.cluster}}/{{service}}`, or fixed words. With several, one that is the same is enough. */
  by: z.array(z.string().trim().min(1).max(200)).min(1).max(4),
  /** How long the incident takes in further alerts, in minutes; 0 until it is resolved. */
  minutes: z.int().min(0).max(1_440).default(0),
  /** Each alert that joins makes it wait that long again, 24 hours in all. */
  rolling: z.boolean().default(false),
});

/** What an alert rule sets; `null`, 0 and `false` say that no rule below it shall. */
export const Effect = z
  .strictObject({
    service: slug,
    impact: Level,
    urgency: Level,
    group: Grouping.nullable(),
    /** Minutes that it has to fire before an incident opens. */
    delay: z.int().min(0).max(1_440),
    threshold: Threshold.nullable(),
    flapping: Flapping.nullable(),
    /** It is kept and shown, and never opens an incident. */
    recordOnly: z.boolean(),
    /** Whose end resolves the incident: of all its alerts, of the first one, of the one that joined last, or nobody's. */
    resolve: ResolveOn,
  })
  .partial()
  .refine(
    (effect) => Object.values(effect).some((value) => value !== undefined),
    'a rule has to set something',
  )
  .meta({ id: 'AlertRuleEffect' });
export type Effect = z.infer<typeof Effect>;

/** How an alert is handled, as its rules said when it began to fire; absent when no rule said anything. */
export const Handling = z.object({
  delay: z.int().optional(),
  threshold: Threshold.optional(),
  flapping: Flapping.optional(),
  recordOnly: z.boolean().optional(),
  resolve: ResolveOn.optional(),
  group: z
    .object({
      keys: z.array(z.string()),
      minutes: z.int(),
      rolling: z.boolean(),
      because: z.enum(['rule', 'source']),
    })
    .optional(),
  /** The rules that matched, and what each of them set. */
  rules: z.array(z.object({ id: z.string(), set: z.array(z.string()) })).optional(),
});
export type Handling = z.infer<typeof Handling>;

/** True when what its source says has to be remembered for a while, so that time can be counted from it. */
export const remembers = ({ delay, threshold, flapping }: Handling): boolean =>
  Boolean(delay || threshold || flapping);
