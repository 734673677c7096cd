import type { Decision } from '../kernel/decision.ts';
import type { Records, Saving } from '../runtime/records.ts';
import type { ServiceRequest } from './service-request.ts';
import { stored } from './stored.ts';
import { taskRows } from './task-row.ts';

/** Whatever moves a task moves the row by which it is found. */
async function whole(decision: Decision<ServiceRequest>): Promise<Decision<ServiceRequest>> {
  const { claims = [], before, after } = decision;
  const there = new Set(claims.map(({ sk }) => sk));
  const rows = taskRows(before, after).filter(({ sk }) => !there.has(sk));
  return rows.length ? { ...decision, claims: [...claims, ...rows] } : decision;
}

/** Saves a decision with what follows from it. */
const save = async (decision: Decision<ServiceRequest>, saving?: Saving): Promise<ServiceRequest> =>
  stored.save(await whole(decision), saving);

/** Where requests are kept. */
export const requests: Records<ServiceRequest> = { ...stored, save, whole };
