import type { Purpose } from '../../../functions/change/change-calendar.ts';
import type { Conflict } from '../../../functions/change/conflict.ts';
import type { Base } from '../../model.ts';
import type { Change } from './types.ts';

export type Covers = { everything?: true; services?: string[]; cis?: string[]; teams?: string[] };
export type Stretch = {
  calendar: string;
  title: string;
  purpose: Purpose;
  covers: Covers;
  from: string;
  to: string;
};
export type Planned = Change & { conflicts: number };
export type Schedule = { items: Planned[]; stretches: Stretch[]; more: boolean };

export type { Times } from '../../../functions/change/calendar-times.ts';

import type { Times } from '../../../functions/change/calendar-times.ts';

export type Calendar = Base & {
  name: string;
  description?: string;
  purpose: Purpose;
  zone: string;
  covers: Covers;
  times: Times[];
};

export type Hindrance = { reason: string; detail: string; until?: string; calendar?: string };
export type Timing = {
  check?: {
    state: 'clear' | 'conflict' | 'unplanned';
    conflicts: Conflict[];
    slot?: { from: string; to: string };
    lookedAt: string;
  };
  window?: {
    state: 'waiting' | 'due' | 'open' | 'over';
    from: string;
    to: string;
    openedAt?: string;
    closedAt?: string;
    mutes?: { name: string; alarms: string[] }[];
  };
  hindrances: Hindrance[];
  skipped: Hindrance[];
};

/** What a calendar does, in words. */
export const purposeWords: Readonly<Record<Purpose, string>> = {
  maintenance: 'Maintenance',
  blackout: 'Blackout',
  freeze: 'Freeze',
};
