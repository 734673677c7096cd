import type { Construct } from 'constructs';
import { knowledge } from './knowledge.ts';
import { mail } from './mail.ts';
import { PracticeStack, type PracticeStackProps } from './practice-stack.ts';
import { request } from './request.ts';

/** What people who need something meet: mail and forms, requests and knowledge. */
export class ServiceStack extends PracticeStack {
  constructor(scope: Construct, id: string, props: PracticeStackProps) {
    super(scope, id, { ...props, description: 'The desk: mail, requests and knowledge' });
    mail(this);
    request(this);
    knowledge(this);
  }
}
