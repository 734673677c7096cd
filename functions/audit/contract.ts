import * as z from 'zod';
import { contract } from '../kernel/contract.ts';
import { page, paging } from '../kernel/wire.ts';
import { Anchor } from './anchor.ts';
import { Leaf } from './leaf.ts';
import { anchorRights as rights } from './rights.ts';

const View = Anchor.omit({ chain: true });

/** That an event row stands under an anchor: what a stranger needs to compute the root from the row's leaf. */
export const Proof = z
  .object({
    day: z.string(),
    leaf: Leaf,
    /** Place of the leaf among `size`, from 0. */
    index: z.int(),
    size: z.int(),
    /** Audit path of RFC 6962, section 2.1.1, from the leaf upwards. */
    path: z.array(z.string()),
    root: z.string(),
    seal: z.string(),
  })
  .meta({ id: 'AnchorProof' });

/** Anchors over HTTP. */
export const auditContract = contract([
  {
    method: 'GET',
    rights,
    id: 'listAnchors',
    path: '/v1/anchors',
    summary: 'Days whose records are anchored, the newest first',
    query: z.strictObject(paging),
    answer: page(View),
  },
  {
    method: 'GET',
    rights,
    id: 'getAnchor',
    path: '/v1/anchors/{id}',
    summary: 'What a day’s records are anchored as',
    answer: View,
  },
  {
    method: 'GET',
    rights,
    id: 'proveEvent',
    path: '/v1/anchors/{id}/proof',
    summary: 'That an event row stands under a day’s anchor, for whoever has the row',
    query: z.strictObject({
      hash: z.string().regex(/^[0-9a-f]{64}$/, 'is the SHA-256 of an event row, in hex'),
    }),
    answer: Proof,
  },
]);
