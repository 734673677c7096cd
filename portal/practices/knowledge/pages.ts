import type { Row } from '../row.ts';

export const knowledgePages: readonly Row[] = [
  {
    path: '/articles',
    label: 'Articles',
    icon: 'file',
    section: 'Knowledge',
    everybody: true,
    list: async () => (await import('./list.tsx')).ArticleList,
    record: async () => (await import('./record.tsx')).ArticleRecord,
    create: async () => (await import('./article-writing.tsx')).NewArticle,
    edit: async () => (await import('./article-writing.tsx')).EditArticle,
  },
  {
    path: '/search',
    label: 'Search',
    icon: 'search',
    section: 'Knowledge',
    everybody: true,
    list: async () => (await import('./search.tsx')).SearchPage,
  },
];
