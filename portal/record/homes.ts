/** Where records are, by the letters that their ids begin with. */
export const homes: Readonly<Record<string, string>> = {
  INC: '/incidents',
  CHG: '/changes',
  PRB: '/problems',
  OUT: '/outages',
  PBC: '/problem-candidates',
  KB: '/articles',
  REQ: '/requests',
  CI: '/cis',
  ALT: '/alerts',
  REV: '/reviews',
  SIG: '/quarantine',
  MW: '/maintenance-windows',
  HB: '/heartbeats',
  INT: '/integrations',
  MAIL: '/mails',
  WHK: '/webhooks',
};
