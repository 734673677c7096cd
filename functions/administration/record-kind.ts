import * as z from 'zod';

/** The kinds of records that categories, assignment rules, custom fields and templates are for. */
export const recordKinds = ['incident', 'problem'] as const;

export const RecordKind = z.enum(recordKinds);
export type RecordKind = z.infer<typeof RecordKind>;

/** A field that a rule of this kind may look at, and the values that it has if they are few. */
export type RuleField = {
  readonly name: string;
  readonly label: string;
  readonly values?: readonly string[];
};

const levels = ['high', 'medium', 'low'];

/** What is known of a record when its assignment is decided; custom fields come as `fields.<name>`. */
export const ruleFields: Readonly<Record<RecordKind, readonly RuleField[]>> = {
  incident: [
    { name: 'title', label: 'Title' },
    { name: 'description', label: 'Description' },
    { name: 'service', label: 'Service' },
    { name: 'criticality', label: 'Criticality of the service', values: levels },
    { name: 'team', label: 'Team of the service' },
    { name: 'category', label: 'Category' },
    { name: 'impact', label: 'Impact', values: levels },
    { name: 'urgency', label: 'Urgency', values: levels },
    { name: 'priority', label: 'Priority', values: ['1', '2', '3', '4', '5'] },
    { name: 'source', label: 'Source', values: ['alarm', 'person'] },
    { name: 'requester', label: 'Requester' },
  ],
  problem: [
    { name: 'title', label: 'Title' },
    { name: 'description', label: 'Description' },
    { name: 'service', label: 'Service' },
    { name: 'team', label: 'Team of the service' },
    { name: 'category', label: 'Category' },
    { name: 'impact', label: 'Impact', values: levels },
    { name: 'urgency', label: 'Urgency', values: levels },
    { name: 'priority', label: 'Priority', values: ['1', '2', '3', '4', '5'] },
    { name: 'errorCode', label: 'Error code' },
    { name: 'candidate', label: 'Candidate that it came of' },
  ],
};
