import { onAttachment } from '../runtime/on-attachment.ts';
import { articles } from './keep.ts';

export const handler = onAttachment('knowledge', { article: articles });
