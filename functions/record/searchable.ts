/** What the search knows of a record: only what somebody who finds it may read. */
export type Searchable = {
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** Its own words, as much of them as is looked through. */
  readonly text: string;
  /** Tags, categories, services: found like a title, and shown nowhere. */
  readonly words: readonly string[];
  /**
   * For whom it may come up: `public`, `signed-in`, `agents`, or `person:<id>`. It spares the search from reading what nobody
   * would be shown; what decides is the record, which is read again for whoever searches.
   */
  readonly readers: readonly string[];
};

/** What somebody is shown of a record that they found and may see. */
export type Seen = {
  readonly title: string;
  readonly text: string;
  readonly state: string;
};

/** As much of a long text as is looked through. */
export const excerpt = (text: string | undefined, most: number): string => (text ?? '').slice(0, most);
