import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { Attachments } from '../constructs/attachments.ts';
import { AuditVault } from '../constructs/audit-vault.ts';
import { Evidence } from '../constructs/evidence.ts';
import type { DeskFunction } from '../constructs/function.ts';
import { ReceivedMail } from '../constructs/received-mail.ts';
import { PracticeTable } from '../constructs/table.ts';

const practices = [
  'people',
  'configuration',
  'administration',
  'monitoring',
  'incident',
  'change',
  'problem',
  'approval',
  'request',
  'knowledge',
  'mail',
  'on-call',
  'notification',
  'service-level',
  'availability',
  'reporting',
  'security',
  'continuity',
  'privacy',
  'capacity',
  'audit',
] as const;
/** Their queues are shown from the index; the others' lists read the records, and a change of those writes no index. */
const shown: readonly string[] = ['incident', 'monitoring'];
export type Tables = Readonly<Record<(typeof practices)[number], PracticeTable>>;

interface DataProps extends StackProps {
  readonly retain: boolean;
  /** Days for which anchors are locked. */
  readonly lockDays: number;
  /** Whether the desk receives mail. */
  readonly receives: boolean;
}

/** What must outlive every other stack: a table for each practice, the files of their records, and the one secret. */
export class DataStack extends Stack {
  readonly tables: Tables;
  readonly attachments: Attachments;
  /** What was found against the account, as it was told, where nobody can change it. */
  readonly evidence: Evidence;
  readonly vault: AuditVault;
  /** Mail as it was received; there when the desk receives any. */
  readonly receivedMail: ReceivedMail | undefined;
  private readonly root: Secret;

  constructor(scope: Construct, id: string, { retain, receives, lockDays, ...props }: DataProps) {
    super(scope, id, {
      ...props,
      description: 'The desk: tables, files and secret',
      terminationProtection: retain,
    });
    this.tables = Object.fromEntries(
      practices.map((practice) => [
        practice,
        new PracticeTable(this, practice, { retain, shows: shown.includes(practice) }),
      ]),
    ) as Tables;
    this.attachments = new Attachments(this, 'Attachments', { retain });
    this.evidence = new Evidence(this, 'Evidence', { retain });
    this.vault = new AuditVault(this, 'AuditVault', { retain, days: lockDays });
    this.receivedMail = receives ? new ReceivedMail(this, 'ReceivedMail', { retain }) : undefined;
    this.root = new Secret(this, 'Root', {
      description: 'Keys for cursors and webhooks are derived from it, one for each purpose',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }

  /** Lets `fn` derive keys: an API function signs cursors with one, a page to a webhook is signed with another. */
  keysFor(fn: DeskFunction): void {
    fn.addEnvironment('SECRET', this.root.secretArn);
    fn.may(['secretsmanager:GetSecretValue'], [this.root.secretArn]);
  }
}
