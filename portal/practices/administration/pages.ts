import type { Row } from '../row.ts';

export const administrationPages: readonly Row[] = [];
