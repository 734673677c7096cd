import { type ReactNode, useEffect, useState } from 'react';
import { NumberField } from '../../components/number-field.tsx';
import { Panel } from '../../components/panel.tsx';
import { Pick } from '../../components/pick.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { PersonPick, ServicePick } from '../../components/record-picks.tsx';
import { Section } from '../../components/section.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { TextField } from '../../components/text-field.tsx';
import type { useCommand } from '../../live/use-command.ts';
import { useDraft } from '../../live/use-draft.ts';
import { Markdown } from './markdown.tsx';
import { Suggestions } from './suggestions.tsx';
import { type Article, audiences, languages } from './types.ts';
import { useBrowserDraft } from './use-browser-draft.ts';

export type Draft = {
  title: string;
  body: string;
  audience: string;
  language: string;
  category: string;
  service: string;
  tags: string;
  owner: string;
  reviewDays: number;
};

const placed = [
  'title',
  'body',
  'audience',
  'language',
  'category',
  'service',
  'tags',
  'owner',
  'reviewDays',
];
const tagsOf = (text: string) => [
  ...new Set(
    text
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
];

function bodyOf(changed: Partial<Draft>): Record<string, unknown> {
  const { tags, category, service, ...rest } = changed;
  return {
    ...rest,
    ...(tags !== undefined && { tags: tagsOf(tags) }),
    ...(category !== undefined && { category: category.trim() || null }),
    ...(service !== undefined && { service: service || null }),
  };
}

type Props = {
  before: Draft;
  /** What it is called among the drafts of this browser. */
  as: string;
  title: string;
  trail: { label: string; href: string };
  go: string;
  save: (changed: Record<string, unknown>) => Promise<unknown>;
  command: ReturnType<typeof useCommand<Article>>;
  article?: Article;
  /** What is chosen before anything is written. */
  begin?: ReactNode;
};

/** Writing, with a preview beside it. What is not saved yet is kept in this browser. */
export function ArticleForm({ before, as, title, trail, go, save, command, article, begin }: Props) {
  const { busy, refusal } = command;
  const kept = useBrowserDraft<Draft>(as);
  const { draft, set, changed, dirty, wrong } = useDraft(before, refusal);
  const [offered, setOffered] = useState(() => kept.read());
  useEffect(() => {
    if (dirty) kept.keep(draft);
  }, [kept, draft, dirty]);
  const finish = () => save(bodyOf(changed)).then(kept.forget, () => undefined);
  const preview = (
    <Panel title="Preview">
      <Markdown text={draft.body} files={article && `/articles/${article.id}`} />
    </Panel>
  );
  return (
    <RecordForm
      title={title}
      trail={trail}
      go={go}
      onGo={() => void finish()}
      busy={busy}
      ready={draft.title.trim() !== '' && draft.body.trim() !== '' && (dirty || !article)}
      refusal={refusal}
      placed={placed}
      side={
        <Tabs
          label="Beside the text"
          name="beside"
          tabs={[
            { id: 'preview', label: 'Preview', content: () => preview },
            {
              id: 'alike',
              label: 'Is there one already?',
              content: () => <Suggestions text={draft.title} title="Articles like this" where="article" />,
            },
          ]}
        />
      }
    >
      {begin}
      {offered && (
        <p className="note">
          What you wrote here and did not save is still there.{' '}
          <button
            type="button"
            className="link"
            onClick={() => {
              set(offered);
              setOffered(undefined);
            }}
          >
            Take it up
          </button>{' '}
          <button
            type="button"
            className="link"
            onClick={() => {
              kept.forget();
              setOffered(undefined);
            }}
          >
            Forget it
          </button>
        </p>
      )}
      <Section title="Text" about="Markdown: ## for headings, 1. for steps, - for points, **bold**, `code`.">
        <TextField
          label="Title"
          value={draft.title}
          onChange={(value) => set({ title: value })}
          error={wrong('title')}
        />
        <TextField
          label="Text"
          rows={22}
          value={draft.body}
          onChange={(body) => set({ body })}
          error={wrong('body')}
        />
      </Section>
      <Section title="Who finds it">
        <Pick
          label="For"
          options={audiences}
          value={draft.audience}
          onChange={(audience) => set({ audience })}
          error={wrong('audience')}
        />
        <ServicePick
          label="Service"
          none="None"
          value={draft.service}
          onChange={(service) => set({ service })}
          error={wrong('service')}
        />
        <TextField
          label="Category"
          value={draft.category}
          onChange={(category) => set({ category })}
          error={wrong('category')}
        />
        <TextField
          label="Tags"
          description="Words that people use for it, with commas between"
          value={draft.tags}
          onChange={(tags) => set({ tags })}
          error={wrong('tags')}
        />
        <Pick
          label="Language"
          options={languages}
          value={draft.language}
          onChange={(language) => set({ language })}
          error={wrong('language')}
        />
      </Section>
      <Section title="Who looks after it">
        <PersonPick
          label="Owner"
          workers
          value={draft.owner}
          onChange={(owner) => set({ owner })}
          error={wrong('owner')}
        />
        <NumberField
          label="Reviewed every so many days"
          value={draft.reviewDays}
          onChange={(reviewDays) => set({ reviewDays: reviewDays ?? 180 })}
          error={wrong('reviewDays')}
        />
      </Section>
    </RecordForm>
  );
}
