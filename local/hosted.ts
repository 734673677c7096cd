const words = (text: string): string[] => text.trim().split(/\s+/);

/** Properties that the laptop honours, by resource type. What stands neither here nor in inert.ts fails the lint. */
export const hostedTypes: Record<string, string[]> = {
  'AWS::ApiGatewayV2::Api': words('ProtocolType'),
  'AWS::ApiGatewayV2::Authorizer': words('ApiId AuthorizerType IdentitySource JwtConfiguration Name'),
  'AWS::ApiGatewayV2::Integration': words('ApiId IntegrationType IntegrationUri PayloadFormatVersion'),
  'AWS::ApiGatewayV2::Route': words(
    'ApiId AuthorizationScopes AuthorizationType AuthorizerId RouteKey Target',
  ),
  'AWS::ApiGatewayV2::Stage': words('ApiId StageName AutoDeploy'),
  'AWS::CloudFront::Distribution': words('DistributionConfig'),
  'AWS::CloudFront::Function': words('AutoPublish FunctionCode FunctionConfig Name'),
  'AWS::CloudFront::ResponseHeadersPolicy': words('ResponseHeadersPolicyConfig'),
  'AWS::Cognito::UserPool': words('LambdaConfig UserPoolName'),
  'AWS::Cognito::UserPoolClient': words(
    'CallbackURLs ClientName LogoutURLs SupportedIdentityProviders UserPoolId',
  ),
  'AWS::Cognito::UserPoolIdentityProvider': words('AttributeMapping ProviderName ProviderType'),
  'AWS::DynamoDB::Table': words(
    `AttributeDefinitions BillingMode GlobalSecondaryIndexes KeySchema PointInTimeRecoverySpecification StreamSpecification
     TableName TimeToLiveSpecification`,
  ),
  'AWS::Events::EventBus': words('Name'),
  'AWS::Events::EventBusPolicy': words('EventBusName Statement StatementId'),
  'AWS::Events::Rule': words('EventBusName EventPattern Name ScheduleExpression State Targets'),
  'AWS::IAM::ManagedPolicy': words('ManagedPolicyName PolicyDocument Roles'),
  'AWS::IAM::Policy': words('PolicyDocument PolicyName Roles'),
  'AWS::IAM::Role': words('ManagedPolicyArns Policies RoleName'),
  'AWS::Lambda::EventInvokeConfig': words(
    'DestinationConfig FunctionName MaximumEventAgeInSeconds MaximumRetryAttempts Qualifier',
  ),
  'AWS::Lambda::EventSourceMapping': words(
    `BatchSize BisectBatchOnFunctionError DestinationConfig Enabled EventSourceArn FilterCriteria FunctionName
     FunctionResponseTypes MaximumBatchingWindowInSeconds MaximumRecordAgeInSeconds MaximumRetryAttempts ScalingConfig
     StartingPosition`,
  ),
  'AWS::Lambda::Function': words(
    'Code DeadLetterConfig Environment FunctionName Handler MemorySize Role Runtime Timeout',
  ),
  'AWS::Lambda::Permission': words('Action FunctionName Principal SourceAccount SourceArn'),
  'AWS::S3::Bucket': words('BucketName CorsConfiguration NotificationConfiguration'),
  'AWS::S3::BucketPolicy': words('Bucket PolicyDocument'),
  'AWS::Scheduler::Schedule': words(
    `EndDate FlexibleTimeWindow GroupName Name ScheduleExpression ScheduleExpressionTimezone StartDate State Target`,
  ),
  'AWS::Scheduler::ScheduleGroup': words('Name'),
  'AWS::SecretsManager::Secret': words('GenerateSecretString Name SecretString'),
  'AWS::SES::ReceiptRule': words('Rule RuleSetName'),
  'AWS::SES::ReceiptRuleSet': words('RuleSetName'),
  'AWS::SNS::Subscription': words(
    'Endpoint FilterPolicy FilterPolicyScope Protocol RawMessageDelivery RedrivePolicy TopicArn',
  ),
  'AWS::SNS::Topic': words('TopicName'),
  'AWS::SNS::TopicPolicy': words('PolicyDocument Topics'),
  'AWS::SQS::Queue': words(
    `DelaySeconds MaximumMessageSize MessageRetentionPeriod QueueName ReceiveMessageWaitTimeSeconds RedrivePolicy
     VisibilityTimeout`,
  ),
  'AWS::SQS::QueuePolicy': words('PolicyDocument Queues'),
  'AWS::StepFunctions::StateMachine': words(
    'DefinitionString DefinitionSubstitutions LoggingConfiguration RoleArn StateMachineName',
  ),
};
