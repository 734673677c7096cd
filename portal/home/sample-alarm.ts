const arn = 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:ServerCpuTooHigh';
const reason = 'Threshold Crossed: 1 datapoint [99.5] was greater than the threshold (50.0).';

/** An alarm in the shape of AWS's documentation; `NOW` stands for the moment at which it is sent. */
const detail = {
  alarmName: 'ServerCpuTooHigh',
  state: { value: 'ALARM', reason, timestamp: 'NOW' },
  previousState: { value: 'OK', timestamp: '2026-01-01T00:00:00.000+0000' },
};
const entry = {
  Source: 'aws.cloudwatch',
  DetailType: 'CloudWatch Alarm State Change',
  Resources: [arn],
  Detail: JSON.stringify(detail),
};

const node = `npx node -e '
const now = new Date().toISOString().replace("Z", "+0000");
const entry = ${JSON.stringify(entry)};
entry.Detail = entry.Detail.replace("NOW", now);
fetch("http://localhost:4566", {
  method: "POST",
  headers: { "x-amz-target": "AWSEvents.PutEvents", "content-type": "application/x-amz-json-1.1" },
  body: JSON.stringify({ Entries: [entry] }),
}).then((answer) => answer.text()).then(console.log)
'`;

const aws = `AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any AWS_DEFAULT_REGION=us-east-1 \\
aws events put-events --endpoint-url http://localhost:4566 \\
  --entries '${JSON.stringify([entry]).replace('NOW', `'"$(date -u +%FT%T.000+0000)"'`)}'`;

/** Two ways to send an alarm to the desk on this machine; the first needs nothing but npm. */
export const commands = [
  { label: 'Node', text: node },
  { label: 'AWS CLI', text: aws },
] as const;
