import { Logger } from '@aws-lambda-powertools/logger';

/** Structured logs, one JSON line each; never a body, a token or an address of a person. */
export const log = new Logger({ serviceName: process.env.AWS_LAMBDA_FUNCTION_NAME ?? 'itsm' });
