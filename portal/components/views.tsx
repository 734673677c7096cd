import { Link } from 'react-router';

export type View = {
  readonly label: string;
  readonly href: string;
  /** How many it shows; unknown until it is there. */
  readonly count: number | undefined;
  readonly chosen: boolean;
  /** Somebody ought to look at it while there is one. */
  readonly alarm?: boolean;
};

/** The views of a list that people want most, each with how many there are. */
export function Views({ label, views }: { label: string; views: readonly View[] }) {
  return (
    <nav className="views" aria-label={label}>
      {views.map(({ label: words, href, count, chosen, alarm }) => (
        <Link
          key={href}
          to={href}
          {...(chosen && { 'aria-current': 'page' as const })}
          className={alarm && count ? 'view alarm' : 'view'}
        >
          {words}
          {count !== undefined && (
            <span className="count">
              <span className="unseen">, </span>
              {count}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
