import { escaped, page } from '../kernel/plain-page.ts';
import type { Status, StatusDay, StatusEvent } from './status.ts';
import { dayWords, overall, percentOf, stateWords } from './status-words.ts';

const width = 4;
const bar = (day: StatusDay, nth: number) =>
  `<rect class="${day.state}" x="${nth * (width + 1)}" y="0" width="${width}" height="32"><title>${escaped(dayWords(day))}</title></rect>`;

function history(name: string, days: readonly StatusDay[]): string {
  const bad = days.filter(({ state }) => state !== 'operational');
  const length = days.length * (width + 1) - 1;
  const label = `${name}, ${days.length} days: ${bad.length ? `${bad.length} with an interruption` : 'no interruption'}`;
  return `<svg class="history" role="img" aria-label="${escaped(label)}" viewBox="0 0 ${length} 32" preserveAspectRatio="none">${days.map(bar).join('')}</svg>
<p class="ends"><span>${days.length} days ago</span><span>today</span></p>`;
}

const moment = (at: string) =>
  `<time datetime="${escaped(at)}">${escaped(at.slice(0, 16).replace('T', ' '))} UTC</time>`;

function event({ title, begin, end, updates }: StatusEvent): string {
  const told = updates.map(
    ({ at, text, status }) =>
      `<li>${moment(at)}${status ? ` <strong>${escaped(status)}</strong>` : ''}<p>${escaped(text)}</p></li>`,
  );
  return `<article><h3>${escaped(title)}</h3><p class="when">${moment(begin)} – ${end ? moment(end) : 'now'}</p>${told.length ? `<ul class="updates">${told.join('')}</ul>` : ''}</article>`;
}

function section(title: string, events: readonly StatusEvent[], none?: string): string {
  if (!events.length) return none ? `<h2>${title}</h2><p>${none}</p>` : '';
  return `<h2>${title}</h2>${events.map(event).join('')}`;
}

/** A status page that needs neither a script nor a login. */
export function statusPage({
  id,
  name,
  about,
  at,
  state,
  components,
  events,
  subscriptions,
}: Status): string {
  const going = events.filter(({ begin, end }) => begin <= at && (!end || end > at));
  const coming = events.filter(({ begin }) => begin > at);
  const over = events.filter(({ end }) => end && end <= at);
  const lines = components.map(
    (
      one,
    ) => `<li><div class="line"><span class="name">${escaped(one.name)}</span><span class="state ${one.state}">${stateWords[one.state]}</span></div>
${history(one.name, one.days)}${one.availability === undefined ? '' : `<p class="share">${percentOf(one.availability)} in ${one.days.length} days</p>`}</li>`,
  );
  const form = subscriptions
    ? `<h2>Be told by mail</h2><form method="post" action="/v1/status/${escaped(id)}/subscriptions"><div class="field"><label for="f-email">Your mail address</label><p class="help" id="help-email">We write once, and ask you to confirm it.</p><input id="f-email" name="email" type="email" required maxlength="254" autocomplete="email" aria-describedby="help-email"></div><p class="trap" aria-hidden="true"><label>Leave this empty <input name="website" tabindex="-1" autocomplete="off"></label></p><button type="submit">Subscribe</button></form>`
    : '';
  return page(
    name,
    `<div class="status-page">${about ? `<p>${escaped(about)}</p>` : ''}
<p class="overall ${state}">${overall[state]}</p>
${section('At this moment', going)}
<h2>Services</h2><ul class="components">${lines.join('')}</ul>
${section('Planned', coming)}
${section('The last seven days', over, 'Nothing was interrupted.')}
${form}<p class="asof">As of ${moment(at)}</p></div>`,
  );
}
