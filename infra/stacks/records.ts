import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Practice } from '../constructs/practice.ts';
import type { DataStack } from './data.ts';
import type { FrontStack } from './front.ts';

interface RecordsProps extends StackProps {
  readonly data: DataStack;
  readonly front: FrontStack;
}

/** What the desk knows about what it looks after. */
export class RecordsStack extends Stack {
  constructor(scope: Construct, id: string, { data, front, ...props }: RecordsProps) {
    super(scope, id, { ...props, description: 'The desk: services' });
    const { configuration, people } = data.tables;
    const { api } = new Practice(this, 'configuration', {
      table: configuration,
      people,
      frontDoor: front.frontDoor,
      nouns: ['services'],
      environment: front.apiEnvironment,
    });
    data.keysFor(api);
  }
}
