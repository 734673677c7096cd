/**
 * US dollars in us-east-1, November 2026, without any free tier, one per unit that AWS bills. Documentation: read on AWS's
 * price pages. Memory: known, not read again.
 */
export const prices = {
  // From documentation.
  httpRequestMillion: 1,
  lambdaMillion: 0.2,
  /** arm64. */
  lambdaGigabyteSecond: 0.0000133334,
  readMillion: 0.125,
  writeMillion: 0.625,
  transitionMillion: 25,
  busEventMillion: 1,
  queueRequestMillion: 0.4,
  /** One-shot schedules that strike; making one costs nothing. */
  scheduleMillion: 1,
  mailThousand: 0.1,
  storedGigabyte: 0.25,
  recoverableGigabyte: 0.2,
  bucketGigabyte: 0.023,
  secret: 0.4,
  /** Writing a gigabyte into a log; keeping it costs `logGigabyte` a month. */
  logWrittenGigabyte: 0.5,
  // From memory.
  alarmMetric: 0.1,
  logGigabyte: 0.03,
  secretCallMillion: 5,
  distributionRequestMillion: 1,
  edgeFunctionMillion: 0.1,
};
