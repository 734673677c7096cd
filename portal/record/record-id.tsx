import { homes } from './homes.ts';

/** A record's id, as a link where there is a page for its kind. */
export function RecordId({ id }: { id: string }) {
  const home = homes[id.slice(0, id.indexOf('-'))];
  return home ? (
    <a className="id" href={`${home}/${id}`}>
      {id}
    </a>
  ) : (
    <span className="id">{id}</span>
  );
}
