import { onAttachment } from '../runtime/on-attachment.ts';
import { requests } from './keep.ts';

export const handler = onAttachment('request', { request: requests });
