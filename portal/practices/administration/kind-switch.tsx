import { useSearchParams } from 'react-router';
import { type RecordKind, recordKinds } from '../../../functions/administration/record-kind.ts';
import { Views } from '../../components/views.tsx';

/** What records of a kind are called. */
export const kindWords: Readonly<Record<RecordKind, string>> = { incident: 'Incidents', problem: 'Problems' };

/** The kind of records that a page is about: that of the definition, or else as the address says. */
export function useKind(definition?: { recordKind: RecordKind }): RecordKind {
  const asked = useSearchParams()[0].get('for');
  return definition?.recordKind ?? recordKinds.find((kind) => kind === asked) ?? 'incident';
}

/** How an address says for which kind of records it is. */
export const forKind = (kind: RecordKind): string => (kind === 'incident' ? '' : `?for=${kind}`);

/** Leads from the definitions for one kind of records to those for another. */
export function KindSwitch({ path }: { path: string }) {
  const chosen = useKind();
  const views = recordKinds.map((kind) => ({
    label: kindWords[kind],
    href: `${path}${forKind(kind)}`,
    count: undefined,
    chosen: kind === chosen,
  }));
  return <Views label="Kinds of records" views={views} />;
}
