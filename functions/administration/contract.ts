import { assignmentRuleOperations } from './contract/assignment-rules.ts';
import { categoryOperations } from './contract/categories.ts';
import { customFieldOperations } from './contract/custom-fields.ts';
import { ticketTemplateOperations } from './contract/ticket-templates.ts';

/** What administrators keep for every kind of records, over HTTP. */
export const administrationContract = [
  ...categoryOperations,
  ...assignmentRuleOperations,
  ...customFieldOperations,
  ...ticketTemplateOperations,
] as const;
