/** Messages in the shapes that their senders document, for the tests; docs/signals.md names the pages. */

type Event = { source: string; 'detail-type': string; resources?: string[]; detail: object; time?: string };

const account = '123456789012';
export const awsEvent = ({ resources = [], time = '2026-11-23T10:00:00Z', ...event }: Event) => ({
  version: '0',
  id: '7bf73129-1428-4cd3-a780-95db273d1602',
  account,
  region: 'us-east-1',
  time,
  resources,
  ...event,
});

const alarm = `arn:aws:cloudwatch:us-east-1:${account}:alarm:ServerCpuTooHigh`;
export const alarmConfiguration = (operation: string) =>
  awsEvent({
    source: 'aws.cloudwatch',
    'detail-type': 'CloudWatch Alarm Configuration Change',
    resources: [alarm],
    detail: {
      alarmName: 'ServerCpuTooHigh',
      operation,
      state: { value: 'ALARM', timestamp: '2026-11-23T09:59:00.000+0000' },
      configuration: { evaluationPeriods: 1, threshold: 80, description: 'Too hot', metrics: [] },
    },
  });

const healthArn =
  'arn:aws:health:us-east-1::event/EC2/AWS_EC2_INSTANCE_RETIREMENT_SCHEDULED/AWS_EC2_INSTANCE_RETIREMENT_SCHEDULED_90353408594353980';
export const health = (detail: object = {}) =>
  awsEvent({
    source: 'aws.health',
    'detail-type': 'AWS Health Event',
    resources: ['i-abcd1111'],
    detail: {
      eventArn: healthArn,
      service: 'EC2',
      eventTypeCode: 'AWS_EC2_INSTANCE_RETIREMENT_SCHEDULED',
      eventTypeCategory: 'scheduledChange',
      eventScopeCode: 'ACCOUNT_SPECIFIC',
      communicationId: '1234abc01232a4012345678-1',
      startTime: 'Thu, 27 Aug 2026 13:19:03 GMT',
      lastUpdatedTime: 'Mon, 23 Nov 2026 09:44:13 GMT',
      statusCode: 'open',
      eventRegion: 'us-west-2',
      eventDescription: [{ language: 'en_US', latestDescription: 'A description of the event' }],
      eventMetadata: { keystring1: 'valuestring1' },
      affectedEntities: [{ entityValue: 'i-abcd1111', status: 'PENDING', tags: {} }],
      affectedAccount: account,
      page: '1',
      totalPages: '1',
      backupEvent: 'false',
      personas: ['OPERATIONS'],
      actionability: 'ACTION_REQUIRED',
      ...detail,
    },
  });

const volume = `arn:aws:ec2:us-west-2:${account}:volume/vol-0123`;
export const backupJob = (state: string, detail: object = {}, kind = 'Backup') =>
  awsEvent({
    source: 'aws.backup',
    'detail-type': `${kind} Job State Change`,
    resources: [`arn:aws:backup:us-west-2:${account}:backup-vault:nightly`],
    detail: {
      backupJobId: 'bcd06d4f-4dc6-4a4b-8f8b-31d4f4ba4d4b',
      backupVaultName: 'nightly',
      bytesTransferred: '0',
      backupSizeInBytes: '36048',
      creationDate: '2026-11-23T09:00:00.000Z',
      resourceArn: volume,
      resourceType: 'EBS',
      state,
      percentDone: 100,
      createdBy: { backupPlanVersion: 'ver1' },
      ...detail,
    },
  });

export const pipeline = (state: string, detail: object = {}) =>
  awsEvent({
    source: 'aws.codepipeline',
    'detail-type': 'CodePipeline Pipeline Execution State Change',
    resources: [`arn:aws:codepipeline:us-east-1:${account}:shop`],
    detail: {
      pipeline: 'shop',
      'execution-id': '12345678-1234-5678-abcd-12345678abcd',
      state,
      version: 3,
      'execution-trigger': { 'trigger-type': 'StartPipelineExecution', 'trigger-detail': 'dana' },
      'pipeline-execution-attempt': 1,
      ...detail,
    },
  });

export const instance = (state: string) =>
  awsEvent({
    source: 'aws.ec2',
    'detail-type': 'EC2 Instance State-change Notification',
    resources: [`arn:aws:ec2:us-east-1:${account}:instance/i-abcd1111`],
    detail: { 'instance-id': 'i-abcd1111', state },
  });

const database = `arn:aws:rds:us-east-1:${account}:db:orders`;
export const databaseEvent = (category: string, EventID: string, Message: string) =>
  awsEvent({
    source: 'aws.rds',
    'detail-type': 'RDS DB Instance Event',
    resources: [database],
    detail: {
      EventCategories: [category],
      SourceType: 'DB_INSTANCE',
      SourceArn: database,
      Date: '2026-11-23T09:58:00.000Z',
      SourceIdentifier: 'orders',
      Message,
      EventID,
    },
  });

export const trustedAdvisor = (status: string) =>
  awsEvent({
    source: 'aws.trustedadvisor',
    'detail-type': 'Trusted Advisor Check Item Refresh Notification',
    detail: {
      'check-name': 'Exposed Access Keys ',
      'check-item-detail': { 'Case ID': '12345678-1234', 'Usage (USD per Day)': '0', Deadline: null },
      status,
      resource_id: '',
      uuid: 'cce6d28f-e44b-4e61-aba1-5b4af96a0f59',
    },
  });

export const pagerDuty = (event: object = {}) => ({
  payload: {
    summary: 'DISK at 99% on machine prod-datapipe03.example.com',
    timestamp: '2026-11-23T08:17:54.000Z',
    source: 'prod-datapipe03.example.com',
    severity: 'critical',
    component: 'mysql',
    group: 'prod-datapipe',
    class: 'disk',
    custom_details: { 'free space': '1%', 'ping time': 1500 },
  },
  dedup_key: 'samplekeyhere',
  images: [{ src: 'https://www.pagerduty.com/logo.png', href: 'https://example.com/', alt: 'Example text' }],
  links: [{ href: 'https://example.com/runbook', text: 'Runbook' }],
  event_action: 'trigger',
  client: 'Sample Monitoring Service',
  client_url: 'https://monitoring.example.com',
  ...event,
});

export const pagerDutyChange = {
  payload: {
    summary: 'Build Success - Increase snapshot create timeout to 30 seconds',
    timestamp: '2026-11-23T09:17:54.000Z',
    source: 'acme-build-pipeline-tool-default-i-9999',
    custom_details: { build_state: 'passed', build_number: '220' },
  },
  links: [{ href: 'https://acme.pagerduty.dev/build/2', text: 'View more details' }],
};

type Labels = Record<string, string>;
export const prometheusAlert = (status: string, labels: Labels = {}, alert: object = {}) => ({
  status,
  labels: { alertname: 'HighLatency', instance: 'web-1:9100', severity: 'page', job: 'web', ...labels },
  annotations: {
    summary: 'Latency is high',
    description: 'p99 above 2 s',
    runbook_url: 'https://runbooks.example/latency',
  },
  startsAt: '2026-11-23T09:30:00.000Z',
  endsAt: status === 'firing' ? '0001-01-01T00:00:00Z' : '2026-11-23T09:50:00.000Z',
  generatorURL: 'http://prometheus.example:9090/graph?g0.expr=x',
  fingerprint: 'c1f3d9e2a0b7c5d4',
  ...alert,
});

export const alertmanager = (...alerts: object[]) => ({
  version: '4',
  groupKey: '{}:{alertname="HighLatency"}',
  truncatedAlerts: 0,
  status: 'firing',
  receiver: 'desk',
  groupLabels: { alertname: 'HighLatency' },
  commonLabels: { alertname: 'HighLatency', job: 'web' },
  commonAnnotations: {},
  externalURL: 'http://alertmanager.example:9093',
  alerts,
});

export const grafana = (status = 'firing') => ({
  ...alertmanager(
    prometheusAlert(
      status,
      { alertname: 'Disk', severity: 'high', grafana_folder: 'Infra' },
      {
        annotations: { summary: 'Disk is nearly full' },
        values: { B: 97.2 },
        valueString: "[ var='B' labels={} value=97.2 ]",
        silenceURL: 'https://grafana.example/alerting/silence/new',
        dashboardURL: 'https://grafana.example/d/abc',
        panelURL: 'https://grafana.example/d/abc?viewPanel=2',
        imageURL: '',
        orgId: 1,
      },
    ),
  ),
  version: '1',
  orgId: 1,
  title: '[FIRING:1] Disk Infra',
  state: 'alerting',
  message: '**Firing**',
  appVersion: '12.1.0',
});

export const datadog = (alert_transition = 'Triggered') => ({
  id: '5511223344',
  alert_id: '1122',
  title: `[${alert_transition}] CPU is high on host:web-1`,
  body: '%%% CPU above 90 % %%%',
  alert_transition,
  alert_type: 'error',
  priority: 'P2',
  scope: 'host:web-1',
  tags: 'env:prod,service:api,monitor',
  date: '1795425600000',
  url: 'https://app.datadoghq.com/monitors/1122',
  org: { id: '1', name: 'Example' },
});

export const uptimeKuma = (status: number) => ({
  heartbeat: { status, time: '2026-11-23 09:00:00.000', msg: status ? '200 - OK' : 'timeout' },
  monitor: { id: 7, name: 'Shop', url: 'https://shop.example' },
  msg: '[Shop] down',
});
