import { contract } from '../kernel/contract.ts';
import { attachmentOperations } from '../record/attachment-operations.ts';
import { articleContract } from './contract/articles.ts';
import { readerContract } from './contract/feedback.ts';
import { searchContract } from './contract/search.ts';
import { one } from './contract/view.ts';
import { articleRights } from './rights.ts';

/** Articles and the search over HTTP. */
export const knowledgeContract = contract([
  ...articleContract,
  ...readerContract,
  ...searchContract,
  ...attachmentOperations('Article', one, articleRights),
]);
