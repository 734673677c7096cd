import { records } from '../runtime/records.ts';
import { AssignmentRule } from './assignment-rule.ts';
import { Category } from './category.ts';
import { CustomField } from './custom-field.ts';
import { definitionKeys, padded } from './definition.ts';
import { TicketTemplate } from './ticket-template.ts';

const practice = 'administration';

export const categories = /* @__PURE__ */ records<Category>({
  practice,
  kind: 'category',
  schema: Category,
  keysOf: (category) => definitionKeys(category.name.toLowerCase(), category),
});

export const assignmentRules = /* @__PURE__ */ records<AssignmentRule>({
  practice,
  kind: 'assignment-rule',
  schema: AssignmentRule,
  keysOf: (rule) => definitionKeys(padded(rule.order), rule),
});

export const customFields = /* @__PURE__ */ records<CustomField>({
  practice,
  kind: 'custom-field',
  schema: CustomField,
  keysOf: (field) => definitionKeys(padded(field.order), field),
});

export const ticketTemplates = /* @__PURE__ */ records<TicketTemplate>({
  practice,
  kind: 'ticket-template',
  schema: TicketTemplate,
  keysOf: (template) => definitionKeys(template.name.toLowerCase(), template),
});
