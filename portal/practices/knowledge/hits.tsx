import type { ReactNode } from 'react';
import { StateBadge } from '../../components/state.tsx';
import { type Hit, homeOf, kindWords } from './types.ts';

type Mark = readonly [number, number];

/** A text with the words marked that were found in it. */
export function Marked({ text, marks }: { text: string; marks: readonly Mark[] }) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [from, to] of marks) {
    parts.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>);
    at = to;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}

/** What was found, each as one link. */
export function Hits({ items, after }: { items: readonly Hit[]; after?: (hit: Hit) => ReactNode }) {
  return (
    <ul className="hits">
      {items.map((hit) => (
        <li key={`${hit.kind} ${hit.id}`}>
          <a href={homeOf(hit)} data-row={hit.id}>
            <span className="title">
              <Marked text={hit.title} marks={hit.marks} />
            </span>
            <span className="soft">
              {kindWords[hit.kind].one}{' '}
              {hit.kind !== 'catalogue-item' && <span className="id">{hit.id}</span>}{' '}
              {(hit.kind === 'incident' || hit.kind === 'request' || hit.state !== 'published') &&
                hit.kind !== 'catalogue-item' && <StateBadge state={hit.state} />}
            </span>
            {hit.snippet.text && (
              <span className="snippet-text">
                <Marked {...hit.snippet} />
              </span>
            )}
          </a>
          {after?.(hit)}
        </li>
      ))}
    </ul>
  );
}
