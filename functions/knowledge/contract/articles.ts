import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { line, slug } from '../../kernel/text.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { AddLink, Link, RemoveLink } from '../../record/link.ts';
import { Timeline, TimelineQuery } from '../../record/timeline.ts';
import { Article } from '../article.ts';
import { contentFields } from '../content.ts';
import { Edition } from '../edition.ts';
import { Return, SchedulePublishing } from '../publishing.ts';
import { ProposeRetirement } from '../retirement.ts';
import { articleRights as rights } from '../rights.ts';
import { AddArticle, ChangeArticle, RestoreEdition } from '../writing.ts';
import { ArticleView, command, look, one } from './view.ts';

const yes = z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional();

/** Which articles: of those in a state, with an owner, or published; `due=true` says those whose review is due. */
export const ArticleQuery = z.strictObject({
  ...paging,
  state: Article.shape.state.optional(),
  owner: slug.optional(),
  mine: yes,
  published: yes,
  due: yes,
  category: slug.optional(),
  service: slug.optional(),
  tag: line(40).optional(),
  language: contentFields.language.optional(),
});

/** Writing, publishing and retiring articles. */
export const articleContract = contract([
  {
    ...look,
    id: 'listArticles',
    path: '/v1/articles',
    summary: 'List articles: those that are published for me, or all by state and review',
    query: ArticleQuery,
    answer: page(ArticleView),
  },
  {
    ...command,
    id: 'addArticle',
    path: '/v1/articles',
    summary: 'Begin an article, also out of what an incident came to',
    command: 'create',
    ask: AddArticle,
    status: 201,
  },
  { ...look, id: 'getArticle', path: one, summary: 'Read an article', answer: ArticleView },
  {
    id: 'changeArticle',
    method: 'PATCH',
    path: one,
    summary: 'Change what is being written, whose it is, or how often it is reviewed',
    command: 'change',
    rights,
    ask: ChangeArticle,
    answer: ArticleView,
  },
  {
    ...command,
    id: 'submitArticle',
    path: `${one}/submit`,
    summary: 'Ask for a review',
    command: 'submit',
    ask: nothing,
  },
  {
    ...command,
    id: 'returnArticle',
    path: `${one}/return`,
    summary: 'Give it back to its authors, and say why',
    command: 'return',
    ask: Return,
  },
  {
    ...command,
    id: 'publishArticle',
    path: `${one}/publish`,
    summary: 'Publish it as the next edition: the last one is outdated',
    command: 'publish',
    ask: nothing,
  },
  {
    ...command,
    id: 'scheduleArticle',
    path: `${one}/schedule`,
    summary: 'Publish it later, by itself',
    command: 'schedule',
    ask: SchedulePublishing,
  },
  {
    ...command,
    id: 'unscheduleArticle',
    path: `${one}/unschedule`,
    summary: 'Do not publish it by itself',
    command: 'unschedule',
    ask: nothing,
  },
  {
    ...command,
    id: 'reviseArticle',
    path: `${one}/revise`,
    summary: 'Begin the next edition; the last one is read meanwhile',
    command: 'revise',
    ask: nothing,
  },
  {
    ...command,
    id: 'restoreArticle',
    path: `${one}/restore`,
    summary: 'Begin the next edition with the text of an earlier one',
    command: 'restore',
    ask: RestoreEdition,
  },
  {
    ...command,
    id: 'discardArticle',
    path: `${one}/discard`,
    summary: 'Throw away what was written since the last edition',
    command: 'discard',
    ask: nothing,
  },
  {
    ...command,
    id: 'abandonArticle',
    path: `${one}/abandon`,
    summary: 'Give up an article of which nothing was published',
    command: 'abandon',
    ask: nothing,
  },
  {
    ...command,
    id: 'confirmArticle',
    path: `${one}/confirm`,
    summary: 'It was looked at and still holds',
    command: 'confirm',
    ask: nothing,
  },
  {
    ...command,
    id: 'proposeArticleRetirement',
    path: `${one}/propose-retirement`,
    summary: 'Say why it should be retired',
    command: 'propose-retirement',
    ask: ProposeRetirement,
  },
  {
    ...command,
    id: 'keepArticle',
    path: `${one}/keep`,
    summary: 'It stays after all',
    command: 'keep',
    ask: nothing,
  },
  {
    ...command,
    id: 'retireArticle',
    path: `${one}/retire`,
    summary: 'Nobody reads it any more',
    command: 'retire',
    ask: nothing,
  },
  {
    ...look,
    id: 'listArticleEditions',
    path: `${one}/editions`,
    summary: 'List what was published, oldest first',
    query: z.strictObject(paging),
    answer: page(Edition),
  },
  {
    ...look,
    id: 'readArticleTimeline',
    path: `${one}/timeline`,
    summary: 'Read who did what to it, oldest first',
    query: TimelineQuery,
    answer: Timeline,
  },
  {
    ...look,
    id: 'listArticleLinks',
    path: `${one}/links`,
    summary: 'List what it is linked with: incidents in which it was used',
    query: z.strictObject(paging),
    answer: page(Link),
  },
  {
    ...command,
    id: 'linkArticle',
    path: `${one}/links`,
    summary: 'Link it with another record',
    command: 'link',
    ask: AddLink,
    status: 201,
  },
  {
    ...command,
    id: 'unlinkArticle',
    path: `${one}/unlink`,
    summary: 'Take a link away',
    command: 'unlink',
    ask: RemoveLink,
  },
]);
