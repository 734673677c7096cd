import { api } from '../runtime/api.ts';
import { administrationContract } from './contract.ts';
import { serveAssignmentRules } from './serve-assignment-rules.ts';
import { serveCategories } from './serve-categories.ts';
import { serveCustomFields } from './serve-custom-fields.ts';
import { serveTicketTemplates } from './serve-ticket-templates.ts';

export const handler = api('administration', administrationContract, {
  ...serveCategories,
  ...serveAssignmentRules,
  ...serveCustomFields,
  ...serveTicketTemplates,
});
