import { administrationPages } from './administration/pages.ts';
import { approvalPages } from './approval/pages.ts';
import { auditPages } from './audit/pages.ts';
import { availabilityPages } from './availability/pages.ts';
import { capacityPages } from './capacity/pages.ts';
import { changePages } from './change/pages.ts';
import { configurationPages } from './configuration/pages.ts';
import { continuityPages } from './continuity/pages.ts';
import { incidentPages } from './incident/pages.ts';
import { knowledgePages } from './knowledge/pages.ts';
import { mailPages } from './mail/pages.ts';
import { monitoringPages } from './monitoring/pages.ts';
import { notificationPages } from './notification/pages.ts';
import { onCallPages } from './on-call/pages.ts';
import { peoplePages } from './people/pages.ts';
import { privacyPages } from './privacy/pages.ts';
import { problemPages } from './problem/pages.ts';
import { reportingPages } from './reporting/pages.ts';
import { requestPages } from './request/pages.ts';
import { reviewPages } from './review/pages.ts';
import type { Row } from './row.ts';
import { securityPages } from './security/pages.ts';
import { serviceLevelPages } from './service-level/pages.ts';

/** Every page but the start page, in the order of the navigation. */
export const registry: readonly Row[] = [
  ...incidentPages,
  ...reviewPages,
  ...problemPages,
  ...securityPages,
  ...knowledgePages,
  ...mailPages,
  ...monitoringPages,
  ...requestPages,
  ...serviceLevelPages,
  ...availabilityPages,
  ...capacityPages,
  ...continuityPages,
  ...reportingPages,
  ...changePages,
  ...approvalPages,
  ...onCallPages,
  ...notificationPages,
  ...peoplePages,
  ...configurationPages,
  ...administrationPages,
  ...auditPages,
  ...privacyPages,
];
