import { When } from '../../components/age.tsx';
import { inWords } from '../../components/condition-words.ts';
import { useAllNames } from '../../live/use-all-names.ts';
import { listed } from '../../words.ts';
import type { Window } from './types.ts';
import { alertFields } from './words.ts';

/** What a window is for, in words. */
export function WindowScope({ window: { services = [], condition } }: { window: Window }) {
  const names = useAllNames();
  return (
    <>
      {services.length > 0 && listed(services.map((id) => names.service(id) ?? id))}
      {services.length > 0 && condition && ', '}
      {condition && `when ${inWords(condition, alertFields([]))}`}
    </>
  );
}

export const WindowTime = ({ window: { from, to } }: { window: Window }) => (
  <>
    <When at={from} /> to <When at={to} />
  </>
);
