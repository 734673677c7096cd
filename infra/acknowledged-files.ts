import type { Acknowledgement } from './acknowledgements.ts';
import type { Config } from './config.ts';

/** Attachments of a practice: its API function signs addresses for them, its reaction keeps or deletes them. */
export const files = ({ stage }: Config): Acknowledgement[] =>
  (
    [
      ['response', 'incident-practice'],
      ['response', 'incident-on-attachment-reaction'],
      ['change', 'change-practice'],
      ['change', 'change-on-attachment-reaction'],
      ['problem', 'problem-practice'],
      ['problem', 'problem-on-attachment-reaction'],
      ['security', 'security-practice'],
      ['security', 'security-on-attachment-reaction'],
      ['service', 'knowledge-practice'],
      ['service', 'knowledge-on-attachment-reaction'],
      ['service', 'request-practice'],
      ['service', 'request-on-attachment-reaction'],
      ['records', 'configuration-practice'],
      ['records', 'configuration-on-attachment-reaction'],
      ['records', 'configuration-do-import-role'],
      ['records', 'configuration-practice', 'imports'],
      ['records', 'configuration-do-import-role', 'imports'],
    ] as const
  ).map(([stack, at, below = at.split('-')[0]]) => ({
    ...{ stack, at },
    id: `AwsSolutions::AwsSolutions-IAM5[Resource::${stage}-data:ExportsOutputFnGetAttAttachments87B238D3Arn6729C3C8/${below}/*]`,
    reason: 'A file has a name that nobody can guess, so it is not known before; it lies below its practice',
  }));
