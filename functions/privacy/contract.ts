import * as z from 'zod';
import { contract } from '../kernel/contract.ts';
import { slug } from '../kernel/text.ts';
import { nothing, page, paging } from '../kernel/wire.ts';
import { instant } from '../record/base.ts';
import { AskExport, DataExport, ExportFile } from './data-export.ts';
import { AskErasure, Erasure } from './erasure.ts';
import { LegalHold, LiftHold, PlaceHold } from './legal-hold.ts';
import { erasureRights, exportRights } from './rights.ts';

const ExportView = DataExport.omit({ chain: true })
  .extend({
    files: z
      .array(ExportFile.extend({ url: z.string().optional(), urlUntil: instant.optional() }))
      .optional(),
  })
  .meta({ id: 'DataExport' });
const ErasureView = Erasure.omit({ chain: true }).meta({ id: 'Erasure' });
const HoldView = LegalHold.omit({ chain: true }).meta({ id: 'LegalHold' });

const list = z.strictObject({
  ...paging,
  /** Whom they are about. */
  person: slug.optional(),
});
const exported = { rights: exportRights, answer: ExportView } as const;
const erased = { rights: erasureRights, answer: ErasureView } as const;
const held = { rights: erasureRights, answer: HoldView } as const;

/** What there is about somebody, written out. */
export const exportContract = contract([
  {
    ...exported,
    id: 'listDataExports',
    method: 'GET',
    path: '/v1/data-exports',
    summary: 'Exports of the personal data of one person, the newest first; without a person, one’s own',
    query: list,
    answer: page(ExportView),
  },
  {
    ...exported,
    id: 'askDataExport',
    method: 'POST',
    path: '/v1/data-exports',
    summary: 'Have written out what the desk holds about oneself or, as an administrator, about somebody',
    command: 'create',
    ask: AskExport,
    status: 201,
  },
  {
    ...exported,
    id: 'getDataExport',
    method: 'GET',
    path: '/v1/data-exports/{id}',
    summary: 'How far an export is, and where its files can be had for five minutes',
  },
]);

/** That nobody is to know any more who somebody was. */
export const erasureContract = contract([
  {
    ...erased,
    id: 'listErasures',
    method: 'GET',
    path: '/v1/erasures',
    summary: 'Erasures, the newest first',
    query: list,
    answer: page(ErasureView),
  },
  {
    ...erased,
    id: 'askErasure',
    method: 'POST',
    path: '/v1/erasures',
    summary: 'Have who somebody was erased, for good',
    command: 'create',
    ask: AskErasure,
    status: 201,
  },
  { ...erased, id: 'getErasure', method: 'GET', path: '/v1/erasures/{id}', summary: 'How far an erasure is' },
  {
    ...erased,
    id: 'retryErasure',
    method: 'POST',
    path: '/v1/erasures/{id}/retry',
    summary: 'Go on with an erasure that stopped',
    command: 'retry',
    ask: nothing,
  },
]);

/** Whose data may not be erased. */
export const holdContract = contract([
  {
    ...held,
    id: 'listLegalHolds',
    method: 'GET',
    path: '/v1/legal-holds',
    summary: 'Whose data may not be erased, and why',
    query: z.strictObject(paging),
    answer: page(HoldView),
  },
  {
    ...held,
    id: 'placeLegalHold',
    method: 'POST',
    path: '/v1/legal-holds',
    summary: 'Hold somebody’s data: it is not erased before the hold is lifted',
    command: 'create',
    ask: PlaceHold,
    status: 201,
  },
  {
    ...held,
    id: 'getLegalHold',
    method: 'GET',
    path: '/v1/legal-holds/{id}',
    summary: 'Whether somebody’s data is held; the id is the person’s',
  },
  {
    ...held,
    id: 'liftLegalHold',
    method: 'POST',
    path: '/v1/legal-holds/{id}/lift',
    summary: 'Lift a legal hold',
    command: 'lift',
    ask: LiftHold,
  },
]);

/** Personal data over HTTP: what there is about somebody, and that it goes. */
export const privacyContract = contract([...exportContract, ...erasureContract, ...holdContract]);
