import type { Acknowledgement } from './acknowledgements.ts';
import type { Config } from './config.ts';

/** Findings that only some configurations have. */
export function conditional({ mfa, domains, alarmsTo }: Config): Acknowledgement[] {
  const certificate: Acknowledgement = {
    stack: 'front',
    at: 'Portal/Distribution',
    id: 'AwsSolutions::AwsSolutions-CFR4',
    reason: 'Without a name of its own it has the certificate of CloudFront, whose TLS versions are fixed',
  };
  const secondFactor: Acknowledgement = {
    stack: 'front',
    at: 'SignIn/Pool',
    id: 'AwsSolutions::AwsSolutions-COG2',
    reason: 'itsm.config.ts makes the second factor optional',
  };
  const mailed: Acknowledgement = {
    stack: 'front',
    at: `Watch/Topic/${alarmsTo}`,
    id: 'Serverless::Serverless-SNSRedrivePolicy',
    reason: 'A mail about the desk itself that cannot be delivered has nobody else to go to',
  };
  return [
    ...(domains.portal ? [] : [certificate]),
    ...(mfa === 'optional' ? [secondFactor] : []),
    ...(alarmsTo ? [mailed] : []),
  ];
}
