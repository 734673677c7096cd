import { assignmentRuleRights, formRights, ticketTemplateRights } from './administration/rights.ts';
import {
  approvalPolicyRights,
  approvalRights,
  cabMeetingRights,
  cabRights,
  delegationRights,
} from './approval/rights.ts';
import { anchorRights } from './audit/rights.ts';
import {
  availabilityRights,
  commitmentRights,
  outageRights,
  statusPageRights,
  statusRights,
} from './availability/rights.ts';
import { planRights as capacityPlanRights, metricRights } from './capacity/rights.ts';
import { calendarRights, changeRights, standardChangeRights } from './change/rights.ts';
import {
  baselineRights,
  ciClassRights,
  ciRights,
  importRights,
  quarantinedItemRights,
  relationRights,
  remediationRights,
  serviceRights,
} from './configuration/rights.ts';
import {
  analysisRights,
  exerciseRights,
  planRights,
  protectionRights,
  quarantinedEvidenceRights,
  runRights,
  standingRights,
} from './continuity/rights.ts';
import {
  deskRights,
  incidentRights,
  majorRoleRights,
  majorRuleRights,
  reviewActionRights,
  reviewRights,
  stakeholderUpdateRights,
} from './incident/rights.ts';
import { articleRights, searchRights } from './knowledge/rights.ts';
import { mailAddressRights, mailRights } from './mail/rights.ts';
import {
  alertRights,
  alertRuleRights,
  changeMarkerRights,
  heartbeatRights,
  integrationRights,
  maintenanceWindowRights,
  quarantineRights,
  redriveRights,
  sidelineRights,
} from './monitoring/rights.ts';
import {
  mailTemplateRights,
  notificationRights,
  settingsRights,
  suppressedAddressRights,
  webhookRights,
} from './notification/rights.ts';
import {
  escalationRights,
  feedRights,
  policyRights,
  scheduleRights,
  timeOffRights,
} from './on-call/rights.ts';
import {
  contactRights,
  mappingRights,
  personRights,
  rightsChangeRights,
  selfRights,
  teamRights,
} from './people/rights.ts';
import type { RightsTable } from './people/role.ts';
import { erasureRights, exportRights } from './privacy/rights.ts';
import { candidateRights, problemRights, problemRuleRights } from './problem/rights.ts';
import { reportRights, reportSubscriptionRights } from './reporting/rights.ts';
import { catalogueRights, requestRights, submissionRights, surveyRights } from './request/rights.ts';
import {
  fixRights,
  playbookRights,
  securityFindingRights,
  securityIncidentRights,
  securitySettingsRights,
  unreadableRights,
  vulnerabilityRights,
} from './security/rights.ts';
import {
  agreementRights,
  attainmentRights,
  serviceCalendarRights,
  serviceLevelRights,
} from './service-level/rights.ts';

/**
 * The whole rights table of the desk: role × record × field × command. `me` is one's own data. Every command is named
 * here by at least one role, because `*` is shown as the commands that are named.
 */
export const rightsTable: RightsTable = {
  me: selfRights,
  person: personRights,
  contact: contactRights,
  team: teamRights,
  'group-mapping': mappingRights,
  'rights-change': rightsChangeRights,
  service: serviceRights,
  ci: ciRights,
  relation: relationRights,
  import: importRights,
  'ci-class': ciClassRights,
  'quarantined-item': quarantinedItemRights,
  remediation: remediationRights,
  baseline: baselineRights,
  category: formRights,
  'custom-field': formRights,
  'assignment-rule': assignmentRuleRights,
  'ticket-template': ticketTemplateRights,
  alert: alertRights,
  'alert-rule': alertRuleRights,
  'maintenance-window': maintenanceWindowRights,
  'quarantined-signal': quarantineRights,
  redrive: redriveRights,
  integration: integrationRights,
  heartbeat: heartbeatRights,
  'change-marker': changeMarkerRights,
  sideline: sidelineRights,
  incident: incidentRights,
  'stakeholder-update': stakeholderUpdateRights,
  'major-incident-rule': majorRuleRights,
  'major-incident-role': majorRoleRights,
  review: reviewRights,
  'review-action': reviewActionRights,
  desk: deskRights,
  change: changeRights,
  'standard-change': standardChangeRights,
  outage: outageRights,
  'availability-commitment': commitmentRights,
  'service-availability': availabilityRights,
  'status-page': statusPageRights,
  status: statusRights,
  problem: problemRights,
  'problem-candidate': candidateRights,
  'problem-rule': problemRuleRights,
  approval: approvalRights,
  'approval-policy': approvalPolicyRights,
  delegation: delegationRights,
  cab: cabRights,
  'cab-meeting': cabMeetingRights,
  'change-calendar': calendarRights,
  article: articleRights,
  search: searchRights,
  'catalogue-item': catalogueRights,
  request: requestRights,
  submission: submissionRights,
  survey: surveyRights,
  agreement: agreementRights,
  'service-calendar': serviceCalendarRights,
  'service-level': serviceLevelRights,
  attainment: attainmentRights,
  'impact-analysis': analysisRights,
  'service-continuity': standingRights,
  protection: protectionRights,
  'continuity-plan': planRights,
  'capacity-metric': metricRights,
  'capacity-plan': capacityPlanRights,
  'plan-run': runRights,
  exercise: exerciseRights,
  'quarantined-evidence': quarantinedEvidenceRights,
  report: reportRights,
  'report-subscription': reportSubscriptionRights,
  'security-incident': securityIncidentRights,
  'security-finding': securityFindingRights,
  'unreadable-finding': unreadableRights,
  vulnerability: vulnerabilityRights,
  'vulnerability-fix': fixRights,
  'security-playbook': playbookRights,
  'security-settings': securitySettingsRights,
  anchor: anchorRights,
  'data-export': exportRights,
  erasure: erasureRights,
  'legal-hold': erasureRights,
  schedule: scheduleRights,
  'time-off': timeOffRights,
  feed: feedRights,
  'escalation-policy': policyRights,
  escalation: escalationRights,
  mail: mailRights,
  'mail-address': mailAddressRights,
  notification: notificationRights,
  'notification-settings': settingsRights,
  'webhook-subscription': webhookRights,
  'mail-template': mailTemplateRights,
  'suppressed-address': suppressedAddressRights,
};
