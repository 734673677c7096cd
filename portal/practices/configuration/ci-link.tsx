/** An item by its id and title, as a link; one that nobody has described leads nowhere. */
export function CiLink({ id, title }: { id: string; title?: string | undefined }) {
  const shown = (
    <>
      <span className="id">{id}</span> {title ?? <span className="soft">not described yet</span>}
    </>
  );
  return title ? <a href={`/cis/${id}`}>{shown}</a> : shown;
}
