import { records } from '../runtime/records.ts';
import { DataExport, exportKeys } from './data-export.ts';
import { Erasure, erasureKeys } from './erasure.ts';
import { holdKeys, LegalHold } from './legal-hold.ts';

const practice = 'privacy';

/** Exports of personal data. */
export const dataExports = /* @__PURE__ */ records<DataExport>({
  practice,
  kind: 'data-export',
  schema: DataExport,
  keysOf: exportKeys,
});

/** Erasures, whatever became of them: the audit looks for each that an event names. */
export const erasures = /* @__PURE__ */ records<Erasure>({
  practice,
  kind: 'erasure',
  schema: Erasure,
  keysOf: erasureKeys,
});

/** Whose data is held. */
export const legalHolds = /* @__PURE__ */ records<LegalHold>({
  practice,
  kind: 'legal-hold',
  schema: LegalHold,
  keysOf: holdKeys,
});
