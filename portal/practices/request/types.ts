import type { CatalogueItem } from '../../../functions/request/catalogue-item.ts';
import type { FulfilmentTask } from '../../../functions/request/fulfilment-task.ts';
import type { ServiceRequest } from '../../../functions/request/service-request.ts';
import type { Submission as Kept } from '../../../functions/request/submission.ts';
import type { Survey as Asked } from '../../../functions/request/survey.ts';
import type { Base } from '../../model.ts';

/** An item of the catalogue as the portal reads it. */
export type Item = Base &
  Omit<CatalogueItem, 'kind' | 'state' | 'draft'> & {
    state: CatalogueItem['state'];
    /** For those who work at the desk. */
    draft?: CatalogueItem['draft'];
    steps?: string[];
  };
/** An item that people are offered. */
export type Offered = Item & { live: NonNullable<Item['live']> };
export const isOffered = (item: Item): item is Offered => item.live !== undefined;

export type Task = FulfilmentTask;

/** A request as the portal reads it. */
export type Request = Base &
  Omit<ServiceRequest, 'kind' | 'state'> & {
    state: ServiceRequest['state'];
    steps?: string[];
    standing?: string;
    names?: Record<string, string>;
  };

export type TaskRow = Task & {
  request: string;
  requestTitle: string;
  version: number;
  for: string;
  late?: boolean;
};

export type Submission = Base & Omit<Kept, 'kind' | 'state'> & { steps?: string[] };
export type Survey = Base & Omit<Asked, 'kind' | 'state'> & { answerable?: boolean };
