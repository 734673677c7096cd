import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import document from '../../openapi.json' with { type: 'json' };

/** The description of the API, generated from the contract and the same for everybody. */
export const handler = async (): Promise<APIGatewayProxyStructuredResultV2> => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json', 'cache-control': 'public, max-age=300' },
  body: JSON.stringify(document),
});
