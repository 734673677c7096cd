import { onAttachment } from '../runtime/on-attachment.ts';
import { imports } from './keep.ts';

export const handler = onAttachment('configuration', { import: imports });
