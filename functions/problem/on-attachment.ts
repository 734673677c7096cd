import { onAttachment } from '../runtime/on-attachment.ts';
import { problems } from './keep.ts';

export const handler = onAttachment('problem', { problem: problems });
