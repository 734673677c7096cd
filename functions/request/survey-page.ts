import { escaped, page } from '../kernel/plain-page.ts';
import type { Survey } from './survey.ts';

const scores = [
  [5, 'Very good'],
  [4, 'Good'],
  [3, 'All right'],
  [2, 'Not good'],
  [1, 'Bad'],
] as const;

/** The page on which somebody says how they were served: looking at it changes nothing, sending it does. */
export function surveyPage(
  { ticket, title, score, comment }: Survey,
  action: string,
  fault?: string,
): string {
  const choices = scores.map(
    ([value, label]) =>
      `<label class="box"><input type="radio" name="score" value="${value}" required${score === value ? ' checked' : ''}> ${label}</label>`,
  );
  return page(
    'How did we do?',
    `<p>${escaped(ticket)}: ${escaped(title)}</p>${fault ? `<p class="fault" role="alert">${escaped(fault)}</p>` : ''}
<form method="post" action="${escaped(action)}" accept-charset="utf-8">
<fieldset><legend>How was it?</legend>${choices.join('')}</fieldset>
<div class="field"><label for="f-comment">What should we know? <span class="optional">(optional)</span></label><textarea id="f-comment" name="comment" rows="4" maxlength="4000">${escaped(comment)}</textarea></div>
<button type="submit">Send</button>
</form>`,
  );
}
