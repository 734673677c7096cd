const onDisk = 'how it is encrypted at rest is left to the disk of the laptop';
const forPeople = 'only describes it to people';
const kept = 'nothing on the laptop deletes it but --reset';
const priced = 'only what it costs';

/** Resource types that a template may have and that do nothing on the laptop, each with the reason. */
export const inertTypes: Record<string, string> = {
  'AWS::CDK::Metadata': 'counts CDK constructs for AWS',
  'AWS::CloudFront::CachePolicy': 'the local distribution caches nothing',
  'AWS::CloudFront::OriginAccessControl': 'the origin is asked as CloudFront, and the bucket policy decides',
  'AWS::CloudFront::OriginRequestPolicy': 'the origin sees the whole request',
  'AWS::CloudWatch::Alarm':
    'there are no metrics on the laptop; put an alarm event onto the default bus instead',
  'AWS::CloudWatch::CompositeAlarm': 'there are no metrics on the laptop',
  'AWS::CloudWatch::Dashboard': 'there are no metrics on the laptop',
  'AWS::Cognito::UserPoolDomain': 'the local issuer has its own address',
  'AWS::Lambda::LayerVersion': 'only functions of natively hosted custom resources use layers',
  'AWS::Logs::LogGroup': 'output of functions goes to files in the state directory',
  'AWS::SES::ConfigurationSet': 'mail stays in the outbox',
  'AWS::SES::ConfigurationSetEventDestination': 'mail stays in the outbox, so that nothing bounces',
  'AWS::SES::EmailIdentity': 'every sender is taken as verified',
};

/** Properties of hosted types that do nothing on the laptop, each with the reason; `*` holds for every type. */
export const inertProperties: Record<string, Record<string, string>> = {
  '*': {
    Tags: forPeople,
    Description: forPeople,
    UserPoolTags: forPeople,
  },
  'AWS::ApiGatewayV2::Api': { Name: forPeople },
  'AWS::ApiGatewayV2::Stage': {
    AccessLogSettings: 'the host logs by itself',
    DefaultRouteSettings: 'throttling is not emulated',
  },
  'AWS::Cognito::UserPool': {
    AccountRecoverySetting: 'the local issuer asks for no password',
    AdminCreateUserConfig: 'nobody signs up at the local issuer',
    AliasAttributes: 'people are found by user name, address or sub',
    AutoVerifiedAttributes: 'every address is taken as verified',
    DeletionProtection: kept,
    EmailVerificationMessage: 'invitations are not mailed',
    EmailVerificationSubject: 'invitations are not mailed',
    EnabledMfas: 'the local issuer asks for no second factor',
    MfaConfiguration: 'the local issuer asks for no second factor',
    Policies: 'the local issuer asks for no password',
    Schema: 'attributes are taken as they come',
    SmsVerificationMessage: 'nothing is sent by SMS',
    UserPoolTier: priced,
    UsernameConfiguration: 'user names are compared without case',
    VerificationMessageTemplate: 'invitations are not mailed',
  },
  'AWS::Cognito::UserPoolClient': {
    AccessTokenValidity: 'local tokens live for an hour',
    AllowedOAuthFlows: 'the local issuer knows the code flow with PKCE only',
    AllowedOAuthFlowsUserPoolClient: 'the local issuer knows the code flow with PKCE only',
    AllowedOAuthScopes: 'the local issuer grants openid, profile and email',
    EnableTokenRevocation: 'local refresh tokens are never revoked',
    ExplicitAuthFlows: 'there is no sign-in by password',
    GenerateSecret: 'local clients are public',
    IdTokenValidity: 'local tokens live for an hour',
    PreventUserExistenceErrors: 'there is no sign-in by password',
    RefreshTokenValidity: 'local refresh tokens do not end',
    TokenValidityUnits: 'local tokens live for an hour',
    ReadAttributes: 'people change nothing at the issuer',
    WriteAttributes: 'people change nothing at the issuer',
  },
  'AWS::Cognito::UserPoolIdentityProvider': {
    ProviderDetails: 'the local issuer plays the provider itself',
    UserPoolId: 'there is one pool',
  },
  'AWS::DynamoDB::Table': {
    ContributorInsightsSpecification: 'there are no metrics on the laptop',
    DeletionProtectionEnabled: kept,
    OnDemandThroughput: 'throttling is not emulated',
    ProvisionedThroughput: 'throttling is not emulated',
    SSESpecification: onDisk,
    TableClass: priced,
  },
  'AWS::IAM::ManagedPolicy': { Description: forPeople, Path: forPeople },
  'AWS::IAM::Role': {
    AssumeRolePolicyDocument: 'who a role trusts is not checked; what it allows is',
    MaxSessionDuration: 'nobody assumes a role on the laptop',
    Path: forPeople,
  },
  'AWS::Lambda::EventSourceMapping': { MetricsConfig: 'there are no metrics on the laptop' },
  'AWS::Lambda::Function': {
    Architectures: 'functions run on the processor that is there',
    LoggingConfig: 'output of functions goes to files in the state directory',
    ReservedConcurrentExecutions: 'sandboxes are few on a laptop in any case',
    TracingConfig: 'nothing is traced',
  },
  'AWS::S3::Bucket': {
    BucketEncryption: onDisk,
    LifecycleConfiguration: kept,
    LoggingConfiguration: 'access is not logged',
    ObjectLockConfiguration: 'what is kept from deletion in AWS is kept here by nobody deleting it',
    ObjectLockEnabled: 'what is kept from deletion in AWS is kept here by nobody deleting it',
    OwnershipControls: 'there is one account',
    PublicAccessBlockConfiguration: 'the endpoint is on loopback only',
    VersioningConfiguration: 'the latest version only is kept',
  },
  'AWS::SecretsManager::Secret': { KmsKeyId: onDisk },
  'AWS::SES::ReceiptRule': { After: 'no rule of the template stops another' },
  'AWS::SNS::Topic': { DisplayName: forPeople, KmsMasterKeyId: onDisk },
  'AWS::SQS::Queue': { KmsMasterKeyId: onDisk, SqsManagedSseEnabled: onDisk },
  'AWS::StepFunctions::StateMachine': {
    EncryptionConfiguration: onDisk,
    StateMachineType: 'standard machines only; the lint of the definition refuses what express ones have',
    TracingConfiguration: 'nothing is traced',
  },
};
