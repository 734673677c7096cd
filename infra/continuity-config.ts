import * as z from 'zod';

const Automation = z.strictObject({
  arn: z
    .string()
    .regex(/^arn:[\w-]+:lambda:[\w-]+:\d{12}:function:[\w-]+(:[\w$-]+)?$/, 'is not the ARN of a function'),
  name: z.string().min(1).max(120),
});

const Automations = z.array(Automation).max(50);

/** Functions that continuity plans may run as a step, and no others; or the same as text: `Restore=arn:aws:…,Turn=arn:aws:…`. */
export const ContinuityConfig = z
  .strictObject({
    automations: z
      .union([
        Automations,
        z
          .string()
          .transform((text) =>
            text.split(',').map((pair) => {
              const [name = '', ...arn] = pair.split('=');
              return { name: name.trim(), arn: arn.join('=').trim() };
            }),
          )
          .pipe(Automations),
      ])
      .default([]),
  })
  .prefault({});
