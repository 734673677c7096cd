import { onAttachment } from '../runtime/on-attachment.ts';
import { changes } from './keep.ts';

export const handler = onAttachment('change', { change: changes });
