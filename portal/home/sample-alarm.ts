import type { Variant } from '../components/snippet.tsx';

/** The alarm that the sample is about. */
export const sampleName = 'ServerCpuTooHigh';

/**
 * Ways to send the sample alarm to the desk on this machine, the shortest first. Node's needs nothing but npm.
 *
 * @param endpoint the AWS endpoint of this desk, wherever it listens
 */
export const sampleAlarm = (endpoint: string): readonly Variant[] => [
  {
    label: 'curl',
    text: `curl -s ${endpoint} -H 'X-Amz-Target: AWSEvents.PutEvents' -d @demo/alarm.json`,
  },
  {
    label: 'Node',
    text: `npx node -e '
  const body = require("fs").readFileSync("demo/alarm.json");
  const headers = { "x-amz-target": "AWSEvents.PutEvents" };
  fetch("${endpoint}", { method: "POST", headers, body }).then((answer) => answer.text()).then(console.log)
'`,
  },
  {
    label: 'AWS CLI',
    text: `AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any AWS_DEFAULT_REGION=us-east-1 \\
  aws events put-events --endpoint-url ${endpoint} --cli-input-json file://demo/alarm.json`,
  },
];
