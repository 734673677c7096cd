import { beforeAll, describe, expect, test } from 'vitest';
import { asItIs, every, list, statements, type Template } from './synthesized.ts';

let templates: Record<string, Template>;
beforeAll(() => {
  templates = asItIs();
});

/** Each of them checks a key that comes with the call, or keeps its limits; the API's description and public articles have nothing to hide. */
const publicRoutes = [
  'GET /v1/beats/{key}',
  'GET /v1/confirmations/{token}',
  'GET /v1/feeds/{token}',
  'GET /v1/forms/{id}',
  'GET /v1/forms/{id}/confirm/{token}',
  'GET /v1/forms/{id}/submissions/{reference}',
  'GET /v1/openapi.json',
  'GET /v1/public-articles',
  'GET /v1/public-articles/{id}',
  'GET /v1/status/{id}',
  'GET /v1/status/{id}/subscriptions/{token}',
  'GET /v1/surveys/by-link/{token}',
  'OPTIONS /v1/forms/{id}',
  'POST /v1/beats/{key}',
  'POST /v1/confirmations/{token}',
  'POST /v1/forms/{id}',
  'POST /v1/forms/{id}/confirm/{token}',
  'POST /v1/gates',
  'POST /v1/intake/{door}/{key}',
  'POST /v1/public-articles/{id}/rate',
  'POST /v1/status/{id}/subscriptions',
  'POST /v1/status/{id}/subscriptions/{token}',
  'POST /v1/surveys/by-link/{token}',
  'POST /v2/change/enqueue',
  'POST /v2/enqueue',
];

describe('the front door', () => {
  test('asks for a token on every route but the public ones', () => {
    const open = every(templates, 'AWS::ApiGatewayV2::Route')
      .filter(([, { Properties }]) => Properties.AuthorizationType !== 'JWT' || !Properties.AuthorizerId)
      .map(([, { Properties }]) => Properties.RouteKey);
    expect(open.sort()).toEqual(publicRoutes);
  });

  test('has two routes for each noun, and no catch-all', () => {
    const routes = every(templates, 'AWS::ApiGatewayV2::Route').map(
      ([, { Properties }]) => Properties.RouteKey,
    );
    const nouns = routes.flatMap((route) => /^ANY \/v1\/([a-z-]+)$/.exec(route)?.[1] ?? []);
    expect(nouns.sort()).toEqual([
      'agreements',
      'alert-rules',
      'alerts',
      'anchors',
      'approval-policies',
      'approvals',
      'articles',
      'assignment-rules',
      'availability-commitments',
      'baselines',
      'cab-meetings',
      'cabs',
      'capacity-metrics',
      'capacity-plans',
      'catalogue-items',
      'categories',
      'change-calendars',
      'change-markers',
      'changes',
      'ci-classes',
      'cis',
      'continuity-plans',
      'custom-fields',
      'data-exports',
      'delegations',
      'desk',
      'erasures',
      'escalation-policies',
      'escalations',
      'exercises',
      'feeds',
      'gates',
      'group-mappings',
      'heartbeats',
      'impact-analyses',
      'imports',
      'incidents',
      'integrations',
      'legal-holds',
      'mail-addresses',
      'mail-templates',
      'mails',
      'maintenance-windows',
      'major-incident-roles',
      'major-incident-rules',
      'notification-settings',
      'notifications',
      'outages',
      'people',
      'plan-runs',
      'problem-candidates',
      'problem-rules',
      'problems',
      'protections',
      'quarantined-evidence',
      'quarantined-items',
      'quarantined-signals',
      'redrives',
      'relations',
      'remediations',
      'report-subscriptions',
      'reports',
      'request-tasks',
      'requests',
      'review-actions',
      'reviews',
      'rights-changes',
      'roles',
      'schedules',
      'search',
      'security-findings',
      'security-incidents',
      'security-playbooks',
      'security-settings',
      'service-availability',
      'service-calendars',
      'service-continuity',
      'service-levels',
      'services',
      'sidelines',
      'standard-changes',
      'status-pages',
      'submissions',
      'suppressed-addresses',
      'surveys',
      'teams',
      'ticket-templates',
      'time-off',
      'unreadable-findings',
      'vulnerabilities',
      'vulnerability-fixes',
      'webhook-deliveries',
      'webhook-subscriptions',
    ]);
    const expected = nouns.flatMap((noun) => [`ANY /v1/${noun}`, `ANY /v1/${noun}/{proxy+}`]);
    expect(routes.sort()).toEqual([...expected, ...publicRoutes].sort());
  });

  test('trusts the issuer as the user pool itself names it, for the portal alone', () => {
    const [[, { Properties }]] = every(templates, 'AWS::ApiGatewayV2::Authorizer') as [
      [string, Template['Resources'][string]],
    ];
    expect(Properties.JwtConfiguration.Issuer['Fn::GetAtt'][1]).toBe('ProviderURL');
    expect(Properties.JwtConfiguration.Audience).toHaveLength(1);
  });

  test('lets people in by code and PKCE only, for an hour, and nobody by themselves', () => {
    const [[, client]] = every(templates, 'AWS::Cognito::UserPoolClient') as [
      [string, Template['Resources'][string]],
    ];
    expect(client.Properties).toMatchObject({
      AllowedOAuthFlows: ['code'],
      GenerateSecret: false,
      PreventUserExistenceErrors: 'ENABLED',
      AccessTokenValidity: 60,
      WriteAttributes: ['email'],
    });
    expect(client.Properties.ExplicitAuthFlows).toBeUndefined();
    const [[, pool]] = every(templates, 'AWS::Cognito::UserPool') as [
      [string, Template['Resources'][string]],
    ];
    expect(pool.Properties).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      DeletionProtection: 'ACTIVE',
      MfaConfiguration: 'ON',
      Policies: { PasswordPolicy: { MinimumLength: 15 } },
    });
  });
});

describe('at rest and on the way', () => {
  test('queues and buckets are encrypted, and nothing is reached without TLS', () => {
    for (const [name, { Properties }] of every(templates, 'AWS::SQS::Queue')) {
      expect(Properties.SqsManagedSseEnabled, name).toBe(true);
    }
    for (const [name, { Properties }] of every(templates, 'AWS::S3::Bucket')) {
      expect(Properties.BucketEncryption, name).toBeTruthy();
      expect(Properties.PublicAccessBlockConfiguration, name).toMatchObject({ RestrictPublicBuckets: true });
    }
    const guarded = ['AWS::SQS::QueuePolicy', 'AWS::S3::BucketPolicy', 'AWS::SNS::TopicPolicy'];
    for (const [name, { Properties }] of guarded.flatMap((type) => every(templates, type))) {
      const denies = Properties.PolicyDocument.Statement.filter(
        (one: { Effect: string }) => one.Effect === 'Deny',
      );
      expect(JSON.stringify(denies), name).toContain('"aws:SecureTransport":"false"');
    }
    const count = (type: string) => every(templates, type).length;
    expect(count('AWS::SQS::QueuePolicy')).toBe(count('AWS::SQS::Queue'));
    expect(count('AWS::SNS::TopicPolicy')).toBe(count('AWS::SNS::Topic'));
  });

  test('a state machine logs every step and no data, so that no token is logged', () => {
    for (const [name, { Properties }] of every(templates, 'AWS::StepFunctions::StateMachine')) {
      expect(Properties.LoggingConfiguration, name).toMatchObject({
        Level: 'ALL',
        IncludeExecutionData: false,
      });
    }
  });

  test('every answer of the distribution carries the security headers', () => {
    for (const [name, { Properties }] of every(templates, 'AWS::CloudFront::ResponseHeadersPolicy')) {
      const headers = Properties.ResponseHeadersPolicyConfig.SecurityHeadersConfig;
      const policy = JSON.stringify(headers.ContentSecurityPolicy.ContentSecurityPolicy);
      for (const part of [
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ]) {
        expect(policy, name).toContain(part);
      }
      expect(policy, name).not.toContain('unsafe');
      expect(headers.StrictTransportSecurity.AccessControlMaxAgeSec, name).toBe(31_536_000);
      expect(headers.ContentTypeOptions.Override, name).toBe(true);
    }
  });
});

/** CDK's uploader gets what CDK gives it; acknowledgements.ts says why. */
const notOurs = ['front/PortalUploadRole'];

describe('what functions may do', () => {
  const ours = () => statements(templates).filter(({ role }) => !notOurs.some((one) => role.startsWith(one)));

  test('names every action: no wildcard, no scan, no deletion', () => {
    // No function has the auditor's role, who carries everything away; two go through whole tables for one person.
    const others = ours().filter(({ role }) => !/^(audit\/AuditRole|privacy\/privacydo)/.test(role));
    const actions = new Set(others.flatMap(({ statement }) => list(statement.Action)));
    for (const action of actions) expect(action).not.toContain('*');
    for (const never of ['dynamodb:Scan', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem']) {
      expect(actions).not.toContain(never);
    }
    expect([...actions].filter((action) => action.startsWith('iam:'))).toEqual(['iam:PassRole']);
  });

  test('lets one gather what there is about a person, and one erase it: nobody else may scan or delete', () => {
    const beyond = (role: string) => [
      ...new Set(
        ours()
          .filter((one) => one.role.startsWith(role))
          .flatMap(({ statement }) => list(statement.Action))
          .filter((action) => /Scan|Delete|UpdateItem|PutObject|Admin/.test(action)),
      ),
    ];
    expect(beyond('privacy/privacydoexport')).toEqual(['dynamodb:Scan', 's3:PutObject']);
    expect(beyond('privacy/privacydoerase').sort()).toEqual([
      'cognito-idp:AdminDeleteUser',
      'dynamodb:DeleteItem',
      'dynamodb:Scan',
      'dynamodb:UpdateItem',
      's3:DeleteObject',
    ]);
    const secret = JSON.stringify(ours().filter(({ role }) => role.startsWith('privacy/privacydoexport')));
    expect(secret).not.toMatch(/security/i);
  });

  test('lets those who wind clocks pass one role, to one service: whoever strikes a clock may tell the bus, and no more', () => {
    const passing = ours().filter(({ statement }) => list(statement.Action).includes('iam:PassRole'));
    expect(passing.map(({ role }) => role.replace(/role.*$/, ''))).toEqual([
      'front/armreactionarm',
      'security/securityonwoundreactionsecurityonwound',
      'service/knowledgeonnotedreactionknowledgeonnoted',
      'service/knowledgeonfoldreactionknowledgeonfold',
    ]);
    for (const { statement } of passing) {
      expect(list(statement.Resource)).toHaveLength(1);
      expect(JSON.stringify(statement.Resource)).toMatch(/ClocksRole/);
      expect(statement.Condition).toEqual({
        StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' },
      });
    }
    const struck = ours().filter(({ role }) => role.startsWith('front/ClocksRole'));
    expect(struck.flatMap((one) => list(one.statement.Action))).toEqual(['events:PutEvents']);
  });

  test('names every resource, but for the actions that AWS gives none', () => {
    const measuring = [
      'cloudwatch:GetMetricData',
      'servicequotas:GetAWSDefaultServiceQuota',
      'servicequotas:GetServiceQuota',
    ];
    const answering = ['states:SendTaskFailure', 'states:SendTaskSuccess'];
    const delivering = [
      'logs:CreateLogDelivery',
      'logs:DeleteLogDelivery',
      'logs:DescribeLogGroups',
      'logs:DescribeResourcePolicies',
      'logs:GetLogDelivery',
      'logs:ListLogDeliveries',
      'logs:PutResourcePolicy',
      'logs:UpdateLogDelivery',
    ];
    const everything = ours()
      .filter(({ statement }) => list(statement.Resource).includes('*'))
      .map(({ role, statement }) => [role.replace(/role.*$|Role.*$/, ''), list(statement.Action)]);
    expect(Object.fromEntries(everything)).toEqual({
      'front/Relayrelay': ['dynamodb:ListStreams'],
      'audit/auditonwritten': ['dynamodb:ListStreams'],
      'audit/Audit': ['dynamodb:ListTables', 's3:ListAllMyBuckets'],
      'level/Recount': ['dynamodb:ListTables'],
      'change/ChangeGateMachine': delivering,
      'response/oncalldopage': ['states:SendTaskFailure', 'states:SendTaskSuccess'],
      'response/oncallonaskedreactiononcallonasked': ['states:SendTaskFailure', 'states:SendTaskSuccess'],
      'response/oncallonincidenttakenreactiononcallonincidenttaken': [
        'states:SendTaskFailure',
        'states:SendTaskSuccess',
      ],
      'response/oncallonreconcilereactiononcallonreconcile': [
        'states:SendTaskFailure',
        'states:SendTaskSuccess',
      ],
      'response/EscalationMachine': delivering,
      'change/ApprovalMachine': delivering,
      'records/ImportMachine': delivering,
      'privacy/PersonalDataMachine': delivering,
      'service/FulfilmentMachine': delivering,
      'security/PlaybookMachine': delivering,
      'security/WriteBackMachine': delivering,
      'security/securitydostep': answering,
      'security/securityonplaybookreactionsecurityonplaybook': answering,
      'security/securityonreconcilereactionsecurityonreconcile': answering,
      'service/requestdowait': answering,
      'service/requestonprogressreactionrequestonprogress': answering,
      'service/requestonreconcilereactionrequestonreconcile': answering,
      'service/Mailboxmailondeploy': ['ses:DescribeActiveReceiptRuleSet', 'ses:SetActiveReceiptRuleSet'],
      'capacity/capacityonmetricreactioncapacityonmetric': measuring,
      'capacity/capacityondayreactioncapacityonday': measuring,
      'continuity/RecoveryMachine': delivering,
      'continuity/continuitydowait': answering,
      'continuity/continuityonsteppedreactioncontinuityonstepped': answering,
      'continuity/continuityonreconcilereactioncontinuityonreconcile': answering,
      'change/approvaldoask': answering,
      'change/approvalonroundreactionapprovalonround': answering,
      'change/approvalonsteppedreactionapprovalonstepped': answering,
      'change/approvalonreconcilereactionapprovalonreconcile': answering,
    });
  });

  test('writes records in transactions only, and updates nothing but counters, tokens and notes for the audit', () => {
    for (const { role, statement } of ours()) {
      const actions = list(statement.Action);
      if (actions.includes('dynamodb:PutItem')) {
        expect(actions, role).toEqual(['dynamodb:PutItem']);
        expect(statement.Condition, role).toEqual({
          StringEquals: { 'dynamodb:EnclosingOperation': 'TransactWriteItems' },
        });
      }
      // Who erases takes words out of event rows, and is looked at above.
      if (actions.includes('dynamodb:UpdateItem') && !role.startsWith('privacy/privacydoerase')) {
        const condition = statement.Condition as Record<string, Record<string, unknown>>;
        expect(condition.Null, role).toEqual({ 'dynamodb:LeadingKeys': 'false' });
        const rows = condition['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'];
        expect(['counter#*', 'token#*', 'leaves#*'], role).toEqual(expect.arrayContaining(rows as string[]));
      }
    }
  });

  test('writes one table at most, that of its own practice', () => {
    const written = new Map<string, Set<string>>();
    for (const { role, statement } of ours()) {
      if (!list(statement.Action).some((action) => /PutItem|UpdateItem/.test(action))) continue;
      if (role.startsWith('privacy/privacydoerase')) continue;
      const tables = list(statement.Resource).map((one) => JSON.stringify(one));
      written.set(role, new Set([...(written.get(role) ?? []), ...tables]));
    }
    for (const [role, tables] of written) expect(tables.size, role).toBe(1);
  });

  test('is written here: no policy of AWS is attached to any role', () => {
    for (const [name, { Properties }] of every(templates, 'AWS::IAM::Role')) {
      expect(Properties.ManagedPolicyArns, name).toBeUndefined();
    }
  });

  test('reaches people by mail from the one address of the configuration, or not at all', () => {
    const mailing = (given: Record<string, Template>) =>
      statements(given).filter(({ statement }) => list(statement.Action).includes('ses:SendEmail'));
    for (const { statement } of mailing(templates)) {
      expect(statement.Condition).toEqual({ StringEquals: { 'ses:FromAddress': 'support@desk.example' } });
      expect(JSON.stringify(statement.Resource)).toContain('identity/desk.example');
    }
    expect(mailing(templates)).toHaveLength(4);
  });
});
