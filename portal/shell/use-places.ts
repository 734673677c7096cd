import { isRequester, useDesk } from '../desk.ts';
import { useItems, useLive } from '../live/use-live.ts';
import type { Base, Incident } from '../model.ts';
import { usePages } from './pages.ts';
import type { Place } from './places.ts';

export const newIncident = 'new-incident';
export const otherTheme = 'other-theme';

const acts: readonly Place[] = [
  { to: newIncident, title: 'New incident', hint: 'do' },
  { to: otherTheme, title: 'Switch between light and dark', hint: 'do' },
];

/** Everything that the finder offers: what is open now, every page, services and people. It is read once it is opened. */
export function usePlaces(open: boolean): Place[] {
  const { me } = useDesk();
  const pages = usePages();
  const staff = open && !isRequester(me);
  const { data } = useLive<{ incidents: Incident[] }>(staff ? '/desk' : null, { pace: 'once' });
  const people = useItems<Base>(staff ? '/people?limit=100' : null, { pace: 'once' }).items;
  const services = useItems<Base>(staff ? '/services?limit=100' : null, { pace: 'once' }).items;
  const working = (data?.incidents ?? []).filter(({ state }) => !['resolved', 'closed'].includes(state));
  return [
    ...working.map(({ id, title }) => ({ to: `/incidents/${id}`, title, hint: id })),
    ...pages.map(({ path, label, section }) => ({ to: path, title: label, hint: section })),
    ...acts,
    ...people.map(({ id, title }) => ({ to: `/people/${id}`, title, hint: 'Person' })),
    ...services.map(({ id, title }) => ({
      to: `/incidents?service=${id}`,
      title,
      hint: 'Incidents of a service',
    })),
  ];
}
