/** A file of a mail, with its bytes. */
export type ParsedFile = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/** What a parser makes of a mail. Nothing in it is known to be true. */
export type Parsed = {
  readonly subject: string;
  readonly from?: string | undefined;
  readonly name?: string | undefined;
  readonly date?: string | undefined;
  readonly messageId?: string | undefined;
  /** All of the text; made of the HTML where there is no other. */
  readonly text: string;
  /** What of it is new, without what it quotes and the signature. */
  readonly reply: string;
  readonly html?: string | undefined;
  readonly htmlOnly: boolean;
  readonly files: readonly ParsedFile[];
  /** Files that were left out, because there are too many or they are too large. */
  readonly left: number;
};
