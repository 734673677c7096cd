/** Where the message is kept that made this version of a finding. */
export const evidenceKey = (finding: string, version: number): string =>
  `findings/${finding}/${String(version).padStart(6, '0')}.json`;
