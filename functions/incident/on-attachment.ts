import { onAttachment } from '../runtime/on-attachment.ts';
import { incidents } from './keep.ts';

export const handler = onAttachment('incident', { incident: incidents });
