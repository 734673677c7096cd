import { Aws } from 'aws-cdk-lib';
import { CfnEventBusPolicy, EventBus } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';

interface IntakeBusProps {
  /** Whose forwarders may put events onto it. */
  readonly accounts: readonly string[];
  readonly organization?: string | undefined;
}

/** Where forwarders of other accounts and regions put what they hear; whoever of the desk wants of it has a rule on it. */
export class IntakeBus extends EventBus {
  constructor(scope: Construct, id: string, { accounts, organization }: IntakeBusProps) {
    super(scope, id, { description: 'What other accounts and regions say' });
    const principals = accounts.map((account) => `arn:${Aws.PARTITION}:iam::${account}:root`);
    if (principals.length) this.admit('Accounts', { AWS: principals });
    if (organization)
      this.admit('Organization', '*', { StringEquals: { 'aws:PrincipalOrgID': organization } });
  }

  /** This account's other regions may always; what is put by AWS's own sources only comes from forwarders here. */
  private admit(sid: string, who: object | '*', condition?: object): void {
    new CfnEventBusPolicy(this, sid, {
      statementId: sid,
      eventBusName: this.eventBusName,
      statement: {
        Effect: 'Allow',
        Action: 'events:PutEvents',
        Resource: this.eventBusArn,
        Principal: who,
        ...(condition && { Condition: condition }),
      },
    });
  }
}
