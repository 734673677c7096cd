import { changeHistory } from '../change/read.ts';
import { incidentHistory } from '../incident/read.ts';
import { problemHistory } from '../problem/read.ts';
import { requestHistory } from '../request/read.ts';
import type { MeasuredKind } from './measured.ts';
import { type Moment, momentsOf } from './moments.ts';

const doors = {
  incident: incidentHistory,
  request: requestHistory,
  change: changeHistory,
  problem: problemHistory,
} as const;

/** The whole history of a record as its practice tells it; empty when there is none. */
export const historyOf = async (about: MeasuredKind, id: string): Promise<Moment[]> =>
  momentsOf(await doors[about](id));
