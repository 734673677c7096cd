import type { Construct } from 'constructs';
import { PracticeStack, type PracticeStackProps } from './practice-stack.ts';
import { reporting } from './reporting.ts';
import { serviceLevel } from './service-level.ts';

/** What is promised, and how it is kept. */
export class LevelStack extends PracticeStack {
  constructor(scope: Construct, id: string, props: PracticeStackProps) {
    super(scope, id, { ...props, description: 'The desk: service levels and reports' });
    serviceLevel(this);
    reporting(this);
  }
}
