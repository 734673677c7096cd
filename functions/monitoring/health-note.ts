/** What AWS Health says of one resource. */
export type HealthEntity = {
  /** The resource as AWS names it: an ARN, or an id such as `i-0abc`. */
  readonly value: string;
  readonly arn?: string | undefined;
  /** `PENDING`, `RESOLVED`, `IMPAIRED`, `UNIMPAIRED`, `UNKNOWN`, or a word that AWS adds one day. */
  readonly status: string;
  /** When AWS says that it became so. */
  readonly at: string;
  /** The item that a tag of it names. */
  readonly ci?: string | undefined;
  /** The service that a tag of it names. */
  readonly service?: string | undefined;
};

/** One page of what AWS Health says of an event in one account at a moment. */
export type HealthNote = {
  /** The same event of the same account has the same key, through whatever region and in whatever page it comes. */
  readonly key: string;
  readonly category: 'issue' | 'scheduled-change';
  readonly state: 'open' | 'upcoming' | 'closed';
  readonly code: string;
  readonly at: string;
  readonly awsService?: string | undefined;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  readonly startsAt?: string | undefined;
  readonly endsAt?: string | undefined;
  readonly text?: string | undefined;
  /** Where AWS shows it. */
  readonly url: string;
  readonly page?: { readonly communication: string; readonly number: number; readonly total: number };
  readonly entities: readonly HealthEntity[];
};
