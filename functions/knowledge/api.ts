import { api } from '../runtime/api.ts';
import { serveAttachments } from '../runtime/attachments.ts';
import { writes } from './audience.ts';
import { knowledgeContract } from './contract.ts';
import { serveArticles } from './serve-articles.ts';
import { serveReaders } from './serve-readers.ts';
import { serveSearch } from './serve-search.ts';
import { visible } from './visible.ts';

const serveFiles = serveAttachments('Article', { practice: 'knowledge', visible, insider: writes });

export const handler = api('knowledge', knowledgeContract, {
  ...serveArticles,
  ...serveReaders,
  ...serveSearch,
  ...serveFiles,
});
