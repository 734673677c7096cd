import type { Construct } from 'constructs';
import { Practice } from '../constructs/practice.ts';
import type { DataStack } from './data.ts';
import type { FrontStack } from './front.ts';

interface AdministrationProps {
  readonly data: DataStack;
  readonly front: FrontStack;
}

/** Categories, assignment rules, custom fields and templates, for every kind of records. */
export function administration(scope: Construct, { data, front }: AdministrationProps): void {
  const { administration: table, people, configuration, incident, problem } = data.tables;
  const { api } = new Practice(scope, 'administration', {
    table,
    people,
    frontDoor: front.frontDoor,
    nouns: ['categories', 'assignment-rules', 'custom-fields', 'ticket-templates'],
    environment: front.apiEnvironment,
  });
  data.keysFor(api);
  configuration.readBy(api);
  // A rule is tried against the latest records.
  incident.readBy(api);
  problem.readBy(api);
}
