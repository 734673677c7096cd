const endpoint = 'http://localhost:4566';

const node = `npx node -e '
  const body = require("fs").readFileSync("demo/alarm.json");
  const headers = { "x-amz-target": "AWSEvents.PutEvents" };
  fetch("${endpoint}", { method: "POST", headers, body }).then((answer) => answer.text()).then(console.log)
'`;
const curl = `curl -s ${endpoint} -H 'X-Amz-Target: AWSEvents.PutEvents' -d @demo/alarm.json`;
const aws = `AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any AWS_DEFAULT_REGION=us-east-1 \\
  aws events put-events --endpoint-url ${endpoint} --cli-input-json file://demo/alarm.json`;

/** Ways to send the sample alarm to the desk on this machine; the first needs nothing but npm. */
export const commands = [
  { label: 'Node', text: node },
  { label: 'curl', text: curl },
  { label: 'AWS CLI', text: aws },
] as const;
