import type { Row } from '../row.ts';

export const notificationPages: readonly Row[] = [];
