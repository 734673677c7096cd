import { records } from '../runtime/records.ts';
import { CatalogueItem } from './catalogue-item.ts';
import { requestKeys, ServiceRequest } from './service-request.ts';
import { Submission, submissionKeys } from './submission.ts';
import { Survey, surveyKeys } from './survey.ts';

/** Requests as they are stored, for those who only look: what saves them is `keep.ts`. */
export const stored = /* @__PURE__ */ records<ServiceRequest>({
  practice: 'request',
  kind: 'request',
  schema: ServiceRequest,
  keysOf: requestKeys,
});

/** Where the catalogue is kept: a small collection, by name. */
export const catalogueItems = /* @__PURE__ */ records<CatalogueItem>({
  practice: 'request',
  kind: 'catalogue-item',
  schema: CatalogueItem,
  keysOf: ({ id, title }) => ({ open: { team: 'all', order: title.toLowerCase() }, order: id }),
});

/** What web forms brought. */
export const submissions = /* @__PURE__ */ records<Submission>({
  practice: 'request',
  kind: 'submission',
  schema: Submission,
  keysOf: submissionKeys,
});

/** What people were asked about how they were served. */
export const surveys = /* @__PURE__ */ records<Survey>({
  practice: 'request',
  kind: 'survey',
  schema: Survey,
  keysOf: surveyKeys,
});
