import { useNavigate, useParams, useSearchParams } from 'react-router';
import { articleTemplates, knownErrorOf } from '../../../functions/knowledge/article-template.ts';
import { Pick } from '../../components/pick.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { useDesk } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { useLive } from '../../live/use-live.ts';
import type { Incident } from '../../model.ts';
import { ArticleForm } from './article-form.tsx';
import type { Article } from './types.ts';

const empty = { audience: 'signed-in', language: 'en', category: '', service: '', tags: '', reviewDays: 180 };
const templates = Object.entries(articleTemplates).map(([value, { name }]) => ({ value, label: name }));

/** A new article: out of a template, or out of what an incident came to. */
export function NewArticle() {
  const { me } = useDesk();
  const [search, setSearch] = useSearchParams();
  const navigate = useNavigate();
  const from = search.get('from');
  const template = (search.get('template') ??
    (from ? 'known-error' : 'how-to')) as keyof typeof articleTemplates;
  const { data: incident, error } = useLive<Incident>(
    from ? `/incidents/${encodeURIComponent(from)}` : null,
    { pace: 'once' },
  );
  const command = useCommand<Article>();
  if (from && !incident) return error ? <Trouble error={error} /> : <Loading lines={6} />;
  const body = incident ? knownErrorOf(incident) : (articleTemplates[template]?.body ?? '');
  const before = {
    ...empty,
    title: incident?.title ?? '',
    service: incident?.service ?? '',
    body: body.trim(),
    owner: me.id,
  };
  const save = async (changed: Record<string, unknown>) => {
    const { audience, language, owner, reviewDays } = before;
    const said = {
      title: before.title,
      body: before.body,
      audience,
      language,
      owner,
      reviewDays,
      ...changed,
    };
    const service = changed.service ?? (before.service || undefined);
    const rest = Object.fromEntries(
      Object.entries({ ...said, service }).filter(([, value]) => value !== null && value !== undefined),
    );
    const { id } = await command.run({
      path: '/articles',
      body: { ...rest, ...(from && { from }) },
      done: 'The draft is saved.',
      touches: ['/incidents'],
    });
    await navigate(`/articles/${id}`);
  };
  const begin = !from && (
    <Pick
      label="Begin with"
      options={templates}
      value={template}
      onChange={(value) => setSearch({ template: value }, { replace: true })}
    />
  );
  return (
    <ArticleForm
      key={`${template} ${from}`}
      as={`new ${from ?? ''}`}
      before={before}
      title="New article"
      trail={{ label: 'Articles', href: '/articles' }}
      go="Save the draft"
      save={save}
      command={command}
      begin={begin}
    />
  );
}

/** An article that is being written. */
export function EditArticle() {
  const { id = '' } = useParams();
  const path = `/articles/${encodeURIComponent(id)}`;
  const { data: article, error, refetch } = useLive<Article>(path, { pace: 'once' });
  const navigate = useNavigate();
  const command = useCommand<Article>();
  if (!article) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={6} />;
  const { content, owner = '', reviewDays = 180, version, title } = article;
  if (!content) return <Trouble error={new Error('You may read it, and not write it.')} />;
  const { category = '', service = '', tags = [], cis: _, ...rest } = content;
  const save = async (changed: Record<string, unknown>) => {
    await command.run({ path, method: 'PATCH', version, body: changed, done: 'It is saved.' });
    await navigate(`/articles/${id}`);
  };
  return (
    <ArticleForm
      key={version}
      as={id}
      before={{ ...rest, category, service, tags: tags.join(', '), owner, reviewDays }}
      title={title}
      trail={{ label: id, href: `/articles/${id}` }}
      go="Save"
      save={save}
      command={command}
      article={article}
    />
  );
}
