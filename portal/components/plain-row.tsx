import type { ReactNode } from 'react';

type Props = {
  href?: string;
  id: string;
  title: string;
  badge?: ReactNode;
  details: ReactNode[];
  /** What belongs to it, in lines of its own. */
  below?: ReactNode;
  aside?: ReactNode;
};

/** A record of any kind on a phone: what it is, where it belongs, how it is. */
export function PlainRow({ href, id, title, badge, details, below, aside }: Props) {
  const content = (
    <>
      <span className="what">
        <span className="title">{title}</span>
        <span className="where">
          <span className="id">{id}</span>
          {details.filter(Boolean).map((detail, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the details of a row keep their places
            <span key={index}>{detail}</span>
          ))}
        </span>
        {below}
      </span>
      {badge && <span className="how">{badge}</span>}
      {aside}
    </>
  );
  return href ? (
    <a className="row plain" href={href} data-row={id}>
      {content}
    </a>
  ) : (
    <div className="row plain">{content}</div>
  );
}
