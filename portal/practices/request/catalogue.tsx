import Button from '@cloudscape-design/components/button';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useFilters } from '../../components/filters.tsx';
import { Page } from '../../components/page.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { useItems } from '../../live/use-live.ts';
import type { Item } from './types.ts';

const contentOf = ({ live, draft }: Item) => live?.content ?? draft;

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

function fits(item: Item, words: string): boolean {
  const { name = item.title, summary = '', category = '', description = '' } = contentOf(item) ?? {};
  const text = plain([name, summary, category, description].join(' '));
  return plain(words)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** One thing that can be had, with what it is in a sentence. */
function Tile({ item }: { item: Item }) {
  const { id, title, state, live } = item;
  const { summary, type } = contentOf(item) ?? {};
  return (
    <li>
      <a className="good" href={`/catalogue-items/${id}`} data-row={id}>
        <span className="title">{live?.content.name ?? title}</span>
        {summary && <span className="soft">{summary}</span>}
        <span className="marks">
          {type === 'bundle' && <span className="soft">Several things at once</span>}
          {state !== 'published' && <StateBadge state={state} />}
        </span>
      </a>
    </li>
  );
}

/** What people can order and report, by category; typing finds it. */
export function CataloguePage() {
  const may = useMay();
  const navigate = useNavigate();
  const { toggle } = useFilters();
  const [search] = useSearchParams();
  const [words, setWords] = useState('');
  const writes = may('catalogue-item', 'create');
  const all = writes && search.get('all') ? '&all=true' : '';
  const { items, error, isPending, refetch } = useItems<Item>(`/catalogue-items?limit=100${all}`, {
    keep: true,
  });
  const found = items.filter((item) => fits(item, words));
  const categories = [...new Set(found.map((item) => contentOf(item)?.category ?? 'Other things'))].sort();
  return (
    <Page
      title="Catalogue"
      about="What you can order, and what you can tell us about with a form."
      actions={
        writes && (
          <Button variant="primary" onClick={() => void navigate('/catalogue-items/new')}>
            New item
          </Button>
        )
      }
    >
      <div className="catalogue-search">
        <Input
          type="search"
          value={words}
          placeholder="What do you need?"
          ariaLabel="Find in the catalogue"
          clearAriaLabel="Clear"
          onChange={({ detail }) => setWords(detail.value)}
        />
        {writes && toggle('all', '1', 'Drafts and retired too')}
      </div>
      {error && !items.length && <Trouble error={error} retry={refetch} />}
      {isPending && <Loading lines={6} label="Loading the catalogue" />}
      {!isPending && !error && !found.length && (
        <Nothing title={items.length ? 'Nothing fits these words' : 'There is nothing to order yet'} />
      )}
      {categories.map((category) => (
        <section key={category} className="shelf" aria-label={category}>
          <h2>{category}</h2>
          <ul className="goods">
            {found
              .filter((item) => (contentOf(item)?.category ?? 'Other things') === category)
              .map((item) => (
                <Tile key={item.id} item={item} />
              ))}
          </ul>
        </section>
      ))}
    </Page>
  );
}
