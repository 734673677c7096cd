import * as z from 'zod';
import { system } from '../kernel/actor.ts';
import { task } from '../runtime/task.ts';
import { noteWrittenBack } from './finding.ts';
import { findings } from './keep.ts';

const Ask = z.object({
  finding: z.string(),
  status: z.enum(['new', 'notified', 'resolved', 'suppressed']),
  failed: z.string().max(1_000).optional(),
});
const by = system('do-note');

/** Writes down what was said of a finding where it came from, or why it could not be said. */
export const handler = task(Ask, async ({ finding: id, status, failed }, now) => {
  const finding = await findings.get(id);
  const { writtenBack } = finding;
  if (writtenBack?.status === status && writtenBack.failed === failed) return {};
  const note = { status, at: now, ...(failed && { failed }) };
  await findings.save(noteWrittenBack(finding, note, by), { depth: 3 });
  return {};
});
