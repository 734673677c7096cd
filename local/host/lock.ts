import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Makes sure that one host alone works on a directory of state. The operating system lets go of the lock when the process
 * ends, however it ends, so that nothing has to be tidied up after `kill -9`.
 *
 * @returns what lets go of it
 * @throws with a sentence for people when another host has it
 */
export function lockState(dir: string): () => void {
  const lock = new DatabaseSync(path.join(dir, 'lock.sqlite'));
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch {
    lock.close();
    throw new Error(
      `Another copy is running on ${dir}. Stop it, or give this one a directory of its own with STATE_DIR.`,
    );
  }
  return () => lock.close();
}
