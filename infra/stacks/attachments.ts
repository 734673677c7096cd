import type { DeskFunction } from '../constructs/function.ts';
import { targetOf } from '../constructs/reaction.ts';
import type { PracticeStack } from './practice-stack.ts';

type Practice = keyof PracticeStack['data']['tables'];

/**
 * Files on the records of one practice: its API signs addresses for them, and `<practice>-on-attachment` records that they
 * have come, and deletes what is not to stay.
 *
 * @param removed what a file that was removed is told by: a discreet practice has its own
 * @returns the function that records it
 */
export function attachments(
  stack: PracticeStack,
  practice: Practice,
  api: DeskFunction,
  removed = 'attachment.removed',
): DeskFunction {
  const { attachments: bucket, tables } = stack.data;
  const impact = `Files that were sent to records of ${practice} are not shown, and removed ones stay.`;
  bucket.signedBy(api, practice);
  const keeper = stack.react(`${practice}-on-attachment`, {
    on: [removed],
    impact,
    environment: { MALWARE_SCAN: stack.config.malwareScan ? 'on' : 'off' },
  });
  tables[practice].writtenBy(keeper);
  bucket.keptBy(keeper, practice);
  bucket.tells(keeper, practice, impact, targetOf(keeper, stack.front.deadLetters));
  return keeper;
}
