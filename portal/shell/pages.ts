import { isRequester, mayI, useDesk } from '../desk.ts';
import { registry } from '../practices/registry.ts';
import type { Row } from '../practices/row.ts';

/** The start page: the live desk for those who work on it, their own requests for everybody else. */
export const home = { path: '/', icon: 'view-full', section: 'Desk' } as const;

export type Entry = Pick<Row, 'label' | 'icon' | 'section' | 'thumb'> & { path: string };

/** Every page that I may open from the navigation, the start page first. */
export function usePages(): Entry[] {
  const { me } = useDesk();
  const asker = isRequester(me);
  const rows = registry.filter(
    ({ everybody, may, unlisted }) => !unlisted && (everybody || !asker) && (!may || mayI(me, ...may)),
  );
  return [{ ...home, label: asker ? 'Home' : 'Live desk' }, ...rows];
}
