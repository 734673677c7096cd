import Input from '@cloudscape-design/components/input';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { Page } from '../../components/page.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { isRequester, useDesk } from '../../desk.ts';
import { useLater } from '../../live/use-later.ts';
import { useLive } from '../../live/use-live.ts';
import { useRowKeys } from '../../live/use-row-keys.ts';
import { Hits } from './hits.tsx';
import { type Hit, kindWords } from './types.ts';

type Found = { items: Hit[]; counts: Record<string, number> };
const kinds = Object.keys(kindWords) as Hit['kind'][];

/** Everything that can be found by its words, of whatever kind. */
export function SearchPage() {
  const [search, setSearch] = useSearchParams();
  const { me } = useDesk();
  const kind = search.get('kind') ?? '';
  const [text, setText] = useState(search.get('q') ?? '');
  const q = useLater(text.trim(), 250).slice(0, 200);
  const keys = useRowKeys<HTMLDivElement>();
  useEffect(() => {
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (q) after.set('q', q);
        else after.delete('q');
        return after;
      },
      { replace: true },
    );
  }, [q, setSearch]);
  const asked = search.get('q') ?? '';
  // What was asked for from elsewhere, such as the finder, while the page is open.
  useEffect(() => setText((now) => (now.trim() === asked ? now : asked)), [asked]);
  const path = `/search?${new URLSearchParams({ q, limit: '50', ...(kind && { kinds: kind }) })}`;
  const { data, error, isPending, refetch } = useLive<Found>(q ? path : null, { pace: 'once', keep: true });
  const choose = (value: string) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (value) after.set('kind', value);
        else after.delete('kind');
        return after;
      },
      { replace: true },
    );
  const about = isRequester(me)
    ? 'Articles, what you can order, and your own tickets.'
    : 'Articles, what can be ordered, and tickets. j and k go through what was found.';
  return (
    <Page title="Search" about={about}>
      <search className="search-page">
        <Input
          type="search"
          value={text}
          onChange={({ detail }) => setText(detail.value)}
          placeholder="Words, or a number such as INC-1042"
          ariaLabel="Search for"
          clearAriaLabel="Clear"
          autoFocus
        />
        <fieldset className="chips" aria-label="Kinds">
          {['', ...kinds].map((one) => (
            <button key={one} type="button" aria-pressed={kind === one} onClick={() => choose(one)}>
              {one ? kindWords[one as Hit['kind']].many : 'Everything'}
              {!kind && one && data?.counts[one] ? <span className="count"> {data.counts[one]}</span> : null}
            </button>
          ))}
        </fieldset>
      </search>
      <div className="panel flush" ref={keys} aria-live="polite">
        {!q && <Nothing sign="search" title="What are you looking for?" />}
        {q && error && <Trouble error={error} retry={refetch} />}
        {q && isPending && !error && <Loading lines={5} label="Searching" />}
        {q && data && !data.items.length && (
          <Nothing title={`Nothing was found for “${q}”`}>Try fewer or other words.</Nothing>
        )}
        {q && data && data.items.length > 0 && <Hits items={data.items} />}
      </div>
    </Page>
  );
}
