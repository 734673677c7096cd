import type { Agreement as Kept } from '../../../functions/service-level/agreement.ts';
import type { Attainment as Attained } from '../../../functions/service-level/attainment.ts';
import type { ClockReading } from '../../../functions/service-level/reading.ts';
import type { ServiceCalendar as Calendar } from '../../../functions/service-level/service-calendar.ts';
import type { ServiceLevel as Level } from '../../../functions/service-level/service-level.ts';

export type Agreement = Omit<Kept, 'chain'>;
export type ServiceCalendar = Omit<Calendar, 'chain'>;
export type Attainment = Attained;
export type Reading = ClockReading;
export type ServiceLevel = Omit<Level, 'chain' | 'levels'> & { levels: ClockReading[] };
