import type { SelectProps } from '@cloudscape-design/components/select';

/** A command on many: what it is called, and the one thing that it asks for. */
export type BulkWord = {
  readonly label: string;
  /** The field of the command, and what is asked of whoever gives it. */
  readonly field?: string;
  readonly asks?: string;
  /** How it is asked for; a few lines of text, when nothing is said. */
  readonly as?: 'person' | 'line' | readonly SelectProps.Option[];
  /** What the rights call the command, when that is another name. */
  readonly right?: string;
};

/** The commands on many of a practice, by their names. */
export type BulkWords = Readonly<Record<string, BulkWord>>;
