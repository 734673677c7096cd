import type { FieldError } from '../kernel/refusal.ts';
import { formFaults } from './form-check.ts';
import { taskFaults } from './fulfilment-task.ts';
import { type ItemContent, isApproved } from './item-content.ts';

const hole = /\{\{\s*([^{}]{1,200}?)\s*\}\}/g;

/** Holes of the title that no answer fills. */
function titleFaults({ target, fields }: ItemContent): FieldError[] {
  const names = fields.map(({ name }) => name);
  const holes = [...(target.title ?? '').matchAll(hole)].map(([, name = '']) => name);
  return holes
    .filter((name) => !names.includes(name))
    .map((name) => ({ pointer: '/target/title', detail: `has a hole for ${name}, which is no field` }));
}

function bundleFaults({ type, items, target, public: open }: ItemContent): FieldError[] {
  if (type === 'item')
    return items?.length ? [{ pointer: '/items', detail: 'is something that only a bundle has' }] : [];
  return [
    ...(target.practice === 'incident'
      ? [{ pointer: '/target/practice', detail: 'is a request for every bundle' }]
      : []),
    ...(open ? [{ pointer: '/public', detail: 'is for items: a bundle is ordered by who signs in' }] : []),
  ];
}

function incidentFaults(content: ItemContent): FieldError[] {
  if (content.target.practice !== 'incident') return [];
  return [
    ...(content.tasks.length ? [{ pointer: '/tasks', detail: 'belong to requests, not to incidents' }] : []),
    ...(isApproved(content) ? [{ pointer: '/approvals', detail: 'nobody is asked about an incident' }] : []),
    ...(content.delivery ? [{ pointer: '/delivery', detail: 'belongs to requests, not to incidents' }] : []),
  ];
}

/** People without a login cannot look people, items and services up, and send no files. */
function publicFaults({ public: open, fields }: ItemContent): FieldError[] {
  if (!open) return [];
  return fields.flatMap(({ type }, n) =>
    ['person', 'ci', 'service', 'file'].includes(type)
      ? [{ pointer: `/fields/${n}/type`, detail: `a form for everybody cannot ask for a ${type}` }]
      : [],
  );
}

/**
 * What is wrong with an item as data, each with its place.
 *
 * @param isLive it is about to be offered, so nothing may be missing
 */
export function contentFaults(content: ItemContent, isLive = false): FieldError[] {
  const empty = isLive && content.type === 'bundle' && !content.items?.length;
  return [
    ...formFaults(content.fields),
    ...taskFaults(content.tasks),
    ...titleFaults(content),
    ...bundleFaults(content),
    ...incidentFaults(content),
    ...publicFaults(content),
    ...(empty ? [{ pointer: '/items', detail: 'a bundle needs something in it' }] : []),
  ];
}
