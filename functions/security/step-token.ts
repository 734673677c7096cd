import { sha256 } from '../runtime/chain.ts';

/** What makes beginning an automation twice one automation: 36 characters, the same for the same step of the same run. */
export function stepToken(run: string, step: number): string {
  const hex = sha256(`${run}#${step}`);
  const at = (from: number, until: number) => hex.slice(from, until);
  return `${at(0, 8)}-${at(8, 12)}-4${at(13, 16)}-8${at(17, 20)}-${at(20, 32)}`;
}
