import type { Construct } from 'constructs';
import { incident } from './incident.ts';
import { notification } from './notification.ts';
import { onCall } from './on-call.ts';
import { PracticeStack, type PracticeStackProps } from './practice-stack.ts';

/** From an incident to the person who looks at it: what a page ties together lives in one stack. */
export class ResponseStack extends PracticeStack {
  constructor(scope: Construct, id: string, props: PracticeStackProps) {
    super(scope, id, { ...props, description: 'The desk: incidents, on call, notification' });
    const escalation = onCall(this);
    incident(this, escalation);
    notification(this);
  }
}
