import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import { useNavigate, useSearchParams } from 'react-router';
import { When } from '../../components/age.tsx';
import { useFilters } from '../../components/filters.tsx';
import { Page } from '../../components/page.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { StateBadge } from '../../components/state.tsx';
import { isRequester, useDesk, useMay } from '../../desk.ts';
import { useAllNames } from '../../live/use-all-names.ts';
import { type Article, audienceWords, type Content } from './types.ts';

const contentOf = ({ live, content }: Article): Content | undefined => content ?? live?.content;
const states = ['draft', 'review', 'scheduled', 'published', 'pending-retirement', 'retired'].map(
  (value) => ({
    value,
    label: value === 'pending-retirement' ? 'May be retired' : value.charAt(0).toUpperCase() + value.slice(1),
  }),
);

function useColumns(reader: boolean): TableProps.ColumnDefinition<Article>[] {
  const names = useAllNames();
  const title: TableProps.ColumnDefinition<Article> = {
    id: 'title',
    header: 'Article',
    minWidth: 280,
    isRowHeader: true,
    cell: ({ id, title: words }) => (
      <a className="cell-title" href={`/articles/${id}`} data-row={id}>
        {words} <span className="id soft">{id}</span>
      </a>
    ),
  };
  const published: TableProps.ColumnDefinition<Article> = {
    id: 'live',
    header: 'Published',
    cell: ({ live }) => (live ? <When at={live.at} /> : '–'),
  };
  if (reader) return [title, published];
  return [
    title,
    { id: 'state', header: 'State', cell: ({ state }) => <StateBadge state={state} /> },
    {
      id: 'audience',
      header: 'For',
      cell: (article) => audienceWords(contentOf(article)?.audience ?? 'agents'),
    },
    { id: 'owner', header: 'Owner', cell: ({ owner }) => owner && names.person(owner) },
    {
      id: 'review',
      header: 'To be reviewed',
      cell: ({ reviewAt }) => (reviewAt ? <When at={reviewAt} /> : '–'),
    },
    published,
  ];
}

/** Articles: to readers what is published for them, to those who write all of them, the next to be reviewed in front. */
export function ArticleList() {
  const { me } = useDesk();
  const may = useMay();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const { choice, toggle } = useFilters();
  const reader = isRequester(me);
  const columns = useColumns(reader);
  const asked = new URLSearchParams(
    ['state', 'mine', 'due', 'category', 'service', 'tag'].flatMap((name) => {
      const value = search.get(name);
      return value ? [[name, value] as [string, string]] : [];
    }),
  );
  const filters = reader ? undefined : (
    <>
      {choice('state', 'All but retired', states)}
      {toggle('mine', 'true', 'Mine')}
      {toggle('due', 'true', 'Review is due')}
    </>
  );
  return (
    <Page
      title="Articles"
      about={
        reader
          ? 'How things are done, and what helps when they do not work.'
          : 'What is written once and answers many times.'
      }
      actions={
        <>
          <Button iconName="search" onClick={() => void navigate('/search')}>
            Search
          </Button>
          {may('article', 'create') && (
            <Button variant="primary" iconName="add-plus" onClick={() => void navigate('/articles/new')}>
              Write an article
            </Button>
          )}
        </>
      }
    >
      <RecordList<Article>
        label="Articles"
        path={`/articles${asked.size ? `?${asked}` : ''}`}
        columns={columns}
        row={(article) => (
          <PlainRow
            href={`/articles/${article.id}`}
            id={article.id}
            title={article.title}
            badge={reader ? undefined : <StateBadge state={article.state} />}
            details={[article.live && <When key="at" at={article.live.at} />]}
          />
        )}
        filters={filters}
        empty={
          <Nothing title="There is no article here">
            {reader ? 'Nothing is published for you yet.' : 'Write down what you explain every week.'}
          </Nothing>
        }
      />
    </Page>
  );
}
