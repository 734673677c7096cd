import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { knownMoment, slug } from '../../kernel/text.ts';
import { page, paging } from '../../kernel/wire.ts';
import { instant } from '../../record/base.ts';
import { ChangeMarker } from '../change-marker.ts';
import { changeMarkerRights, sidelineRights } from '../rights.ts';
import { Sideline } from '../sideline.ts';

const marker = ChangeMarker.omit({ chain: true }).meta({ id: 'ChangeMarkerView' });
const sidelined = Sideline.omit({ chain: true })
  .extend({
    /** How many of its alerts had to wait; absent when that is long ago. */
    putOff: z.int().optional(),
    /** About how many of them still do. */
    waiting: z.int().optional(),
    /** When the last of them is heard. */
    until: instant.optional(),
  })
  .meta({ id: 'SidelineView' });

/** Of one service or of all, newest first; begun between two moments when they are given. */
export const MarkerQuery = z.strictObject({
  ...paging,
  service: slug.optional(),
  from: knownMoment.optional(),
  to: knownMoment.optional(),
});

/** What was deployed, and which sources were too loud. */
export const changeContract = contract([
  {
    id: 'listChangeMarkers',
    method: 'GET',
    path: '/v1/change-markers',
    summary: 'List deployments and other changes, newest first',
    rights: changeMarkerRights,
    query: MarkerQuery,
    answer: page(marker),
  },
  {
    id: 'getChangeMarker',
    method: 'GET',
    path: '/v1/change-markers/{id}',
    summary: 'Read a change marker',
    rights: changeMarkerRights,
    answer: marker,
  },
  {
    id: 'listSidelines',
    method: 'GET',
    path: '/v1/sidelines',
    summary: 'List sources that had to wait for others, newest first',
    rights: sidelineRights,
    query: z.strictObject(paging),
    answer: page(sidelined),
  },
]);
