/**
 * Something that people are to be told, as a decision puts it into its event: no page, but what they hear by their own
 * settings. The words are the product's, or a record's title; what people wrote stays in `said.text` of the event, and goes
 * with it.
 */
export type Notice = {
  /** Ids of people, `team:<id>` for everybody in a team, `role:manager` for everybody with that role. Whoever gave the command need not be left out. */
  readonly to: readonly string[];
  /** What people switch on and off, e.g. `comment`, `shift-reminder`, `stakeholder-update`. */
  readonly topic: string;
  readonly title: string;
  readonly text?: string;
  /** A page of the portal, e.g. `/incidents/INC-1001`. */
  readonly path?: string;
};
