import type { ExportFile, DataExport as StoredExport } from '../../../functions/privacy/data-export.ts';
import type { Erasure as StoredErasure } from '../../../functions/privacy/erasure.ts';
import type { LegalHold as StoredHold } from '../../../functions/privacy/legal-hold.ts';

export type DataExport = Omit<StoredExport, 'chain' | 'files'> & {
  files?: (ExportFile & { url?: string; urlUntil?: string })[];
};
export type Erasure = Omit<StoredErasure, 'chain'>;
export type LegalHold = Omit<StoredHold, 'chain'>;
