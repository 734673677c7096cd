import { changeTypes } from '../../../functions/change/lifecycle.ts';
import { riskLevels } from '../../../functions/change/risk.ts';
import type { Field } from '../../components/condition-draft.ts';
import { useEvery } from '../../live/use-every.ts';
import type { Base } from '../../model.ts';

const named = ({ id, title }: Base) => ({ value: id, label: title });

/** What conditions of policies and agendas may ask of a change, with the values that there are. */
export function useChangeFields(): Field[] {
  const services = useEvery<Base>('services', 'rare').map(named);
  const teams = useEvery<Base>('teams', 'rare').map(named);
  return [
    { name: 'type', label: 'Type', values: [...changeTypes] },
    { name: 'risk.level', label: 'Risk', values: [...riskLevels] },
    { name: 'services', label: 'Services', values: services },
    { name: 'cis', label: 'Items' },
    { name: 'team', label: 'Team', values: teams },
    { name: 'outage', label: 'Outage', values: ['true', 'false'] },
  ];
}
