import { changeTypes } from '../../../functions/change/lifecycle.ts';
import { riskLevels } from '../../../functions/change/risk.ts';
import type { Field } from '../../components/condition-draft.ts';

/** What conditions of policies and agendas may ask of a change. */
export const changeFields: readonly Field[] = [
  { name: 'type', label: 'Type', values: [...changeTypes] },
  { name: 'risk.level', label: 'Risk', values: [...riskLevels] },
  { name: 'services', label: 'Services' },
  { name: 'cis', label: 'Items' },
  { name: 'team', label: 'Team' },
  { name: 'outage', label: 'Outage', values: ['true', 'false'] },
];
