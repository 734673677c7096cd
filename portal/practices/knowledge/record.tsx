import Button from '@cloudscape-design/components/button';
import { useParams } from 'react-router';
import { When } from '../../components/age.tsx';
import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { PersonName } from '../../components/person.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { StateBadge } from '../../components/state.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { isRequester, useDesk } from '../../desk.ts';
import { useAllNames } from '../../live/use-all-names.ts';
import { useLive } from '../../live/use-live.ts';
import { AttachmentsPanel } from '../../record/attachments-panel.tsx';
import { LinksPanel } from '../../record/links-panel.tsx';
import { Timeline } from '../../timeline/timeline.tsx';
import { listed, spelled } from '../../words.ts';
import { ArticleCommands } from './commands.tsx';
import { EditionsPanel } from './editions-panel.tsx';
import { FeedbackBox } from './feedback-box.tsx';
import { Markdown } from './markdown.tsx';
import { ReadersPanel } from './readers-panel.tsx';
import { type Article, audienceWords, type Content } from './types.ts';

function Text({ article, content }: { article: Article; content: Content }) {
  return (
    <section className="panel article-text" aria-label="The article" lang={content.language}>
      <div className="body">
        <Markdown text={content.body} files={`/articles/${article.id}`} />
      </div>
    </section>
  );
}

function ArticleFacts({ article, content }: { article: Article; content: Content }) {
  const names = useAllNames();
  const { owner, reviewAt, publishAt, counts, confidence, from, authors = [], live } = article;
  const person = (id?: string) => id && <PersonName id={id} name={names.person(id)} />;
  return (
    <Panel title="Facts">
      <Facts>
        <Fact label="For">{audienceWords(content.audience)}</Fact>
        <Fact label="Address for everybody">
          {live?.content.audience === 'public' && <a href={`/help/${article.id}`}>/help/{article.id}</a>}
        </Fact>
        <Fact label="Confidence">{spelled(confidence)}</Fact>
        <Fact label="Owner">{person(owner)}</Fact>
        <Fact label="Edition">
          {live && (
            <>
              {live.edition}, <When at={live.at} />
            </>
          )}
        </Fact>
        <Fact label="To be reviewed">{reviewAt && <When at={reviewAt} />}</Fact>
        <Fact label="Published by itself">{publishAt && <When at={publishAt} />}</Fact>
        <Fact label="Being written by">
          {authors.length > 0 && listed(authors.map((id) => names.person(id)))}
        </Fact>
        <Fact label="Category">{content.category}</Fact>
        <Fact label="Service">{content.service && names.service(content.service)}</Fact>
        <Fact label="Items">{listed(content.cis ?? [])}</Fact>
        <Fact label="Tags">{listed(content.tags ?? [])}</Fact>
        <Fact label="Language">{content.language}</Fact>
        <Fact label="Made of">{from && <a href={`/incidents/${from}`}>{from}</a>}</Fact>
        <Fact label="It helped">{counts && `${counts.helpful} yes, ${counts.unhelpful} no`}</Fact>
        <Fact label="Answered">{counts?.answered ? `${counts.answered} people, without a ticket` : ''}</Fact>
      </Facts>
    </Panel>
  );
}

/** An article: for readers its text and whether it helped; for those who write, all the rest. */
export function ArticleRecord() {
  const { id = '' } = useParams();
  const { me } = useDesk();
  const path = `/articles/${encodeURIComponent(id)}`;
  const { data: article, error, refetch } = useLive<Article>(path, { pace: 'slow' });
  if (!article) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  const { title, state, live, content, version } = article;
  const reader = isRequester(me) || !content;
  const shown = live?.content ?? content;
  if (!shown) return <Loading lines={8} />;
  const frame = { id, title: live?.content.title ?? title, trail: { label: 'Articles', href: '/articles' } };
  const print = (
    <Button iconName="file" onClick={() => window.print()}>
      Print
    </Button>
  );
  if (reader)
    return (
      <RecordPage
        {...frame}
        badges={
          live && (
            <span className="soft">
              Edition {live.edition}, <When at={live.at} />
            </span>
          )
        }
        commands={print}
        main={
          <>
            <Text article={article} content={shown} />
            <FeedbackBox article={article} />
          </>
        }
        side={<AttachmentsPanel record={article} />}
      />
    );
  const written = live && ['draft', 'review', 'scheduled'].includes(state);
  const tabs = [
    {
      id: 'article',
      label: 'Article',
      content: () => (
        <>
          <Text article={article} content={shown} />
          {live && <FeedbackBox article={article} />}
        </>
      ),
    },
    ...(written
      ? [{ id: 'draft', label: 'Next edition', content: () => <Text article={article} content={content} /> }]
      : []),
    {
      id: 'editions',
      label: 'Editions',
      count: article.edition,
      content: () => <EditionsPanel article={article} />,
    },
    {
      id: 'readers',
      label: 'Readers',
      count: article.counts?.open || undefined,
      content: () => <ReadersPanel article={article} />,
    },
    {
      id: 'timeline',
      label: 'Timeline',
      content: () => (
        <Panel title="Timeline">
          <Timeline path={path} version={version} />
        </Panel>
      ),
    },
  ];
  return (
    <RecordPage
      {...frame}
      badges={
        <>
          <StateBadge state={state} />
          {written && <span className="soft">readers see edition {live.edition}</span>}
        </>
      }
      commands={
        <>
          <ArticleCommands article={article} />
          {print}
        </>
      }
      main={<Tabs label="Parts of the article" tabs={tabs} />}
      side={
        <>
          <ArticleFacts article={article} content={content} />
          <AttachmentsPanel record={article} />
          <LinksPanel record={article} />
        </>
      }
    />
  );
}
