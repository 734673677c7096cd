import type { Base } from '../../model.ts';

export type Content = {
  title: string;
  body: string;
  audience: 'public' | 'signed-in' | 'agents';
  category?: string;
  service?: string;
  cis?: string[];
  tags?: string[];
  language: string;
};

export type Edition = {
  edition: number;
  at: string;
  by: string;
  state: 'current' | 'outdated';
  content: Content;
};

/** An article as the API shows it: `content` to those who write alone. */
export type Article = Base & {
  confidence: string;
  content?: Content;
  live?: { edition: number; at: string; by?: string; content: Content };
  edition?: number;
  owner?: string;
  authors?: string[];
  publishAt?: string;
  reviewAt?: string;
  reviewDays?: number;
  from?: string;
  steps?: string[];
  mine?: { helpful: boolean; comment?: string };
  counts?: { helpful: number; unhelpful: number; open: number; answered: number };
};

export type Feedback = Base & {
  article: string;
  edition: number;
  person: string;
  helpful: boolean;
  comment?: string;
  openedAt: string;
};

type Mark = [from: number, to: number];
export type Hit = {
  kind: 'article' | 'catalogue-item' | 'incident' | 'problem' | 'request';
  id: string;
  title: string;
  state: string;
  snippet: { text: string; marks: Mark[] };
  marks: Mark[];
};

export const audiences = [
  { value: 'public', label: 'Everybody', description: 'Without a login, too' },
  { value: 'signed-in', label: 'Everybody who signed in', description: 'Colleagues and agents' },
  { value: 'agents', label: 'Agents', description: 'Those who work on tickets' },
] as const;

export const languages = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
  { value: 'fr', label: 'Français' },
  { value: 'es', label: 'Español' },
  { value: 'it', label: 'Italiano' },
  { value: 'nl', label: 'Nederlands' },
  { value: 'pl', label: 'Polski' },
  { value: 'pt', label: 'Português' },
];

export const audienceWords = (audience: Content['audience']): string =>
  audiences.find(({ value }) => value === audience)?.label ?? audience;

/** Where a record is that was found. */
export const homeOf = ({ kind, id }: Pick<Hit, 'kind' | 'id'>): string =>
  `${{ article: '/articles', 'catalogue-item': '/catalogue-items', incident: '/incidents', problem: '/problems', request: '/requests' }[kind]}/${encodeURIComponent(id)}`;

export const kindWords: Record<Hit['kind'], { one: string; many: string }> = {
  article: { one: 'Article', many: 'Articles' },
  'catalogue-item': { one: 'Order', many: 'To order' },
  incident: { one: 'Incident', many: 'Incidents' },
  problem: { one: 'Problem', many: 'Problems' },
  request: { one: 'Request', many: 'Requests' },
};
