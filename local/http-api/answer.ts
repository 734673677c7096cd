import { isRecord } from '../assembly/template.ts';

export type HttpAnswer = {
  status: number;
  headers: Record<string, string | string[]>;
  body: string | Buffer;
};

/** An error of API Gateway itself. */
export function gatewayError(status: number, message: string): HttpAnswer {
  const challenge: Record<string, string> = status === 401 ? { 'www-authenticate': 'Bearer' } : {};
  return {
    status,
    headers: { 'content-type': 'application/json', ...challenge },
    body: JSON.stringify({ message }),
  };
}

/**
 * Reads a function's answer by the rules of payload format 2.0: without `statusCode` the whole answer is the JSON body of
 * a 200. What is malformed is a 500, as on AWS.
 */
export function readAnswer(answer: unknown): HttpAnswer {
  if (!isRecord(answer) || !('statusCode' in answer)) {
    const body =
      typeof answer === 'string'
        ? answer
        : answer === null || answer === undefined
          ? ''
          : JSON.stringify(answer);
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  }
  const status = Number(answer.statusCode);
  const { body = '', headers, cookies } = answer;
  const text = body === null ? '' : body;
  if (!Number.isInteger(status) || status < 100 || status > 599 || typeof text !== 'string') {
    return gatewayError(500, 'Internal Server Error');
  }
  const said = Object.entries(isRecord(headers) ? headers : {}).map(([name, value]) => [
    name.toLowerCase(),
    String(value),
  ]);
  const typed = text ? { 'content-type': 'text/plain;charset=UTF-8' } : {};
  return {
    status,
    headers: {
      ...typed,
      ...Object.fromEntries(said),
      ...(Array.isArray(cookies) && { 'set-cookie': cookies.map(String) }),
    },
    body: answer.isBase64Encoded === true ? Buffer.from(text, 'base64') : text,
  };
}
