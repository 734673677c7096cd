import type { Level } from '../../model.ts';

type Option<T extends string> = { value: T; label: string; description?: string };

export const impacts: Option<Level>[] = [
  { value: 'high', label: 'High', description: 'Everybody, or a service that the business stands on' },
  { value: 'medium', label: 'Medium', description: 'A team, or a service works badly' },
  { value: 'low', label: 'Low', description: 'One person, or there is a way around it' },
];
export const urgencies: Option<Level>[] = [
  { value: 'high', label: 'High', description: 'It cannot wait' },
  { value: 'medium', label: 'Medium', description: 'Today' },
  { value: 'low', label: 'Low', description: 'When there is time' },
];
