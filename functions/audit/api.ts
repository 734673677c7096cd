import { api } from '../runtime/api.ts';
import { auditContract } from './contract.ts';
import { serveAnchors } from './serve-anchors.ts';

export const handler = api('audit', auditContract, serveAnchors);
