import type { Construct } from 'constructs';
import { DeskFunction } from '../constructs/function.ts';
import { Practice } from '../constructs/practice.ts';
import { PracticeTable } from '../constructs/table.ts';
import { Workflow } from '../constructs/workflow.ts';
import { PracticeStack, type PracticeStackProps } from './practice-stack.ts';

/** What people may ask for about themselves: everything that there is, and that it goes. */
export class PrivacyStack extends PracticeStack {
  constructor(scope: Construct, id: string, props: PracticeStackProps) {
    super(scope, id, { ...props, description: 'The desk: personal data, written out and erased' });
    this.serve();
    this.work();
  }

  private serve(): void {
    const { privacy } = this.data.tables;
    const { api } = new Practice(this, 'privacy', {
      ...this.serving,
      table: privacy,
      nouns: ['data-exports', 'erasures', 'legal-holds'],
    });
    this.data.keysFor(api);
    privacy.countedBy(api);
    this.data.attachments.exportsFor(api, ['s3:GetObject']);
  }

  /** The only two who go through whole tables, each under a role of its own, for as long as a machine calls them. */
  private work(): void {
    const { attachments, receivedMail } = this.data;
    const { audit, security, privacy, ...others } = this.data.tables;
    const everything = [privacy, security, ...Object.values(others)];

    const gather = new DeskFunction(this, 'privacy-do-export', {
      description: 'When this fails: somebody does not get what there is about them',
      memory: 1024,
      seconds: 60,
    });
    PracticeTable.gatheredBy(gather, [privacy, ...Object.values(others)]);
    privacy.writtenBy(gather);
    attachments.exportsFor(gather, ['s3:PutObject']);

    const erase = new DeskFunction(this, 'privacy-do-erase', {
      description: 'When this fails: an erasure stops where it is, and says so',
      memory: 1024,
      seconds: 60,
      environment: { USER_POOL: this.front.pool.userPoolId },
    });
    PracticeTable.erasedBy(erase, everything);
    // By what the words of records are recognised is asked for a hundred at a time.
    erase.may(['dynamodb:BatchGetItem'], [privacy.tableArn]);
    attachments.erasedBy(erase);
    receivedMail?.erasedBy(erase);
    erase.may(['cognito-idp:AdminDeleteUser'], [this.front.pool.userPoolArn]);

    const workflow = new Workflow(this, 'PersonalData', {
      name: 'personal-data',
      invokes: { DoErase: erase, DoExport: gather },
    });
    const asked = this.react('privacy-on-asked', {
      on: ['data-export.asked', 'erasure.asked'],
      impact: 'Personal data that somebody asked for is not gathered, or not erased.',
    });
    privacy.readBy(asked);
    workflow.startedBy(asked);
  }
}
