import Button from '@cloudscape-design/components/button';
import Input from '@cloudscape-design/components/input';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { Loading, Nothing, Trouble } from '../components/quiet.tsx';
import { useLater } from '../live/use-later.ts';
import { Marked } from '../practices/knowledge/hits.tsx';
import type { Hit } from '../practices/knowledge/types.ts';
import { usePublic } from './public-client.ts';

type Row = Pick<Hit, 'id' | 'title' | 'marks' | 'snippet'>;
type Page = { items: Row[]; next?: string };

function Rows({ items }: { items: readonly Row[] }) {
  return (
    <ul className="hits">
      {items.map(({ id, title, marks, snippet }) => (
        <li key={id}>
          <a href={`/help/${id}`}>
            <span className="title">
              <Marked text={title} marks={marks} />
            </span>
            {snippet.text && (
              <span className="snippet-text">
                <Marked {...snippet} />
              </span>
            )}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What was published last, as far as somebody wants to go. */
function Newest({ cursor }: { cursor?: string }) {
  const [more, setMore] = useState(false);
  const { data, error, refetch } = usePublic<Page>(`?limit=20${cursor ? `&cursor=${cursor}` : ''}`);
  if (error && !data) return <Trouble error={error} retry={refetch} />;
  if (!data) return <Loading lines={5} label="Loading the articles" />;
  if (!data.items.length) return <Nothing title="Nothing is published for everybody yet" />;
  return (
    <>
      <Rows items={data.items} />
      {data.next && !more && (
        <p className="more-rows">
          <Button onClick={() => setMore(true)}>Show more</Button>
        </p>
      )}
      {data.next && more && <Newest cursor={encodeURIComponent(data.next)} />}
    </>
  );
}

function Found({ q }: { q: string }) {
  const { data, error, isPending, refetch } = usePublic<Page>(`?${new URLSearchParams({ q, limit: '50' })}`);
  if (error) return <Trouble error={error} retry={refetch} />;
  if (isPending || !data) return <Loading lines={5} label="Searching" />;
  if (!data.items.length)
    return <Nothing title={`Nothing was found for “${q}”`}>Try fewer or other words.</Nothing>;
  return <Rows items={data.items} />;
}

/** Public articles: searched by words, or those that were published last. */
export function HelpHome() {
  const [search, setSearch] = useSearchParams();
  const [text, setText] = useState(search.get('q') ?? '');
  const q = useLater(text.trim(), 250).slice(0, 200);
  useEffect(() => {
    document.title = 'Help · Serverless ITSM';
  }, []);
  useEffect(() => setSearch(q ? { q } : {}, { replace: true }), [q, setSearch]);
  return (
    <article className="page">
      <header className="welcome">
        <h1>How can we help?</h1>
        <search className="ask-first">
          <Input
            type="search"
            value={text}
            onChange={({ detail }) => setText(detail.value)}
            placeholder="Search the articles"
            ariaLabel="Search the articles"
            clearAriaLabel="Clear"
          />
        </search>
      </header>
      <section className="panel flush" aria-label={q ? 'What was found' : 'Articles'} aria-live="polite">
        {q ? <Found q={q} /> : <Newest />}
      </section>
    </article>
  );
}
