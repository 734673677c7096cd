export type Arn = { service: string; region: string; account: string; resource: string };

/** Takes an ARN apart; `resource` is all that follows the account. */
export function parseArn(arn: string): Arn {
  const [scheme, , service, region, account, ...rest] = arn.split(':');
  if (scheme !== 'arn' || service === undefined || region === undefined || account === undefined) {
    throw new Error(`Not an ARN: ${arn}`);
  }
  return { service, region, account, resource: rest.join(':') };
}

/** The name at the end of an ARN, a URL or a path; a plain name is its own. */
export function nameOf(arnOrUrl: string): string {
  return arnOrUrl.slice(Math.max(arnOrUrl.lastIndexOf('/'), arnOrUrl.lastIndexOf(':')) + 1);
}

/** The URL of a queue, as AWS forms it; the host reads only account and name from it. */
export function queueUrlOf(queueArn: string): string {
  const { region, account, resource } = parseArn(queueArn);
  return `https://sqs.${region}.amazonaws.com/${account}/${resource}`;
}
