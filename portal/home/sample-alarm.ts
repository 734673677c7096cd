const detail = {
  alarmName: 'checkout-errors',
  state: {
    value: 'ALARM',
    reason: 'Threshold Crossed: 1 datapoint [42.0] was greater than the threshold (5.0).',
    timestamp: '',
  },
  previousState: { value: 'OK', timestamp: '2026-01-01T00:00:00.000+0000' },
};
const arn = 'arn:aws:cloudwatch:eu-west-1:123456789012:alarm:checkout-errors';

const node = `npx node -e '
const { EventBridgeClient, PutEventsCommand } = require("@aws-sdk/client-eventbridge");
const credentials = { accessKeyId: "local", secretAccessKey: "local" };
const bus = new EventBridgeClient({ endpoint: "http://localhost:4566", region: "eu-west-1", credentials });
const detail = ${JSON.stringify(detail)};
detail.state.timestamp = new Date().toISOString().replace("Z", "+0000");
bus.send(new PutEventsCommand({ Entries: [{
  Source: "aws.cloudwatch",
  DetailType: "CloudWatch Alarm State Change",
  Resources: ["${arn}"],
  Detail: JSON.stringify(detail),
}] })).then((answer) => console.log(answer.Entries));
'`;

const entry = JSON.stringify([
  {
    Source: 'aws.cloudwatch',
    DetailType: 'CloudWatch Alarm State Change',
    Resources: [arn],
    Detail: JSON.stringify({ ...detail, state: { ...detail.state, timestamp: 'NOW' } }),
  },
]).replace('NOW', `'"$(date -u +%FT%T.000+0000)"'`);

const aws = `AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local AWS_DEFAULT_REGION=eu-west-1 \\
  aws events put-events --endpoint-url http://localhost:4566 --entries '${entry}'`;

/** Two ways to send an alarm to the desk on this machine; the first needs nothing but npm. */
export const commands = [
  { label: 'Node', text: node },
  { label: 'AWS CLI', text: aws },
] as const;
