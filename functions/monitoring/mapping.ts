import * as z from 'zod';
import { line } from '../kernel/text.ts';

/** Where something stands in a message: `alerts[0].labels.severity`. */
const path = line(200);
/** Text with holes: `{{host.name}}: {{check}}`. */
const template = line(500);
const words = z.array(line(60)).max(20);

/** How a message that no standard describes becomes a signal: paths, templates, and which words mean what. */
export const Mapping = z
  .strictObject({
    /** A list in the message, each of whose items is a signal of its own. */
    items: path,
    dedupKey: template,
    group: template,
    title: template,
    description: template,
    state: path,
    /** Values at `state` that say so; whatever is in neither list is judged by what it usually means. */
    firing: words,
    cleared: words,
    severity: path,
    time: path,
    url: path,
    service: path,
    resource: template,
    /** Where the tags stand, as an object; or a path for each. */
    tags: z.union([path, z.record(line(60), path)]),
  })
  .partial()
  .meta({ id: 'SignalMapping' });
export type Mapping = z.infer<typeof Mapping>;
