import type { Construct } from 'constructs';
import { administration } from './administration.ts';
import { configuration } from './configuration.ts';
import { PracticeStack, type PracticeStackProps } from './practice-stack.ts';

/** What the desk knows about what it looks after. */
export class RecordsStack extends PracticeStack {
  constructor(scope: Construct, id: string, props: PracticeStackProps) {
    super(scope, id, { ...props, description: 'The desk: configuration items, services and administration' });
    administration(this, props);
    configuration(this);
  }
}
