import { Link, useSearchParams } from 'react-router';

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

/**
 * Makes the views of a list: each is a part of the list's address, and keeps the team that is chosen, but for what is mine.
 *
 * @param path of the list in the portal
 * @param asked the parameters that tell one view from another
 */
export function useViews(path: string, asked: readonly string[]) {
  const [search] = useSearchParams();
  const team = search.get('team');
  const now = new URLSearchParams(
    asked.flatMap((name) => (search.get(name) ? [[name, search.get(name) ?? '']] : [])),
  ).toString();
  const view = (label: string, count: number | undefined, query: string, more: Partial<View> = {}): View => {
    const ofTeam = team && query !== 'mine=1' ? `team=${team}` : '';
    const href = `${path}?${[ofTeam, query].filter(Boolean).join('&')}`.replace(/\?$/, '');
    return { label, href, count, chosen: now === query, ...more };
  };
  return { team, view };
}

export type Counts = Readonly<Record<string, number>>;

/** How many there are under these names together; undefined until it is known. */
export const sum = (counts: Counts | undefined, ...names: string[]): number | undefined =>
  counts && names.reduce((all, name) => all + (counts[name] ?? 0), 0);
