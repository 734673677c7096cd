import type { Answers } from '../../../functions/request/form-field.ts';

/** What is being filled in: kept in the browser, so that a reload loses nothing. */
export type OrderDraft = {
  answers: Answers;
  parts: Record<string, Answers>;
  without: string[];
  for: string;
  note: string;
};

const emptyOrder: OrderDraft = { answers: {}, parts: {}, without: [], for: '', note: '' };
const keyOf = (item: string) => `itsm.order.${item}`;

export function draftOf(item: string): OrderDraft {
  try {
    return {
      ...emptyOrder,
      ...(JSON.parse(localStorage.getItem(keyOf(item)) ?? '{}') as Partial<OrderDraft>),
    };
  } catch {
    return emptyOrder;
  }
}

export const keepDraft = (item: string, draft: OrderDraft): void =>
  localStorage.setItem(keyOf(item), JSON.stringify(draft));

export const forgetDraft = (item: string): void => localStorage.removeItem(keyOf(item));
