import type { Review } from './review.ts';
import type { ReviewAction } from './review-action.ts';
import { type Durations, durationsOf, momentNames } from './review-moment.ts';
import { questionSets, questions } from './review-question.ts';

const momentWords: Record<(typeof momentNames)[number], string> = {
  began: 'Began',
  detected: 'Detected',
  opened: 'Opened',
  paged: 'First page',
  acknowledged: 'Acknowledged',
  declared: 'Declared a major incident',
  mitigated: 'Harm ended',
  resolved: 'Resolved',
};
const durationWords: Record<keyof Durations, string> = {
  detect: 'Time to detect',
  acknowledge: 'Time to acknowledge',
  mitigate: 'Time to mitigate',
  resolve: 'Time to resolve',
};

/** A duration in words, e.g. `1 h 05 min`. */
export function inWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return `${seconds} s`;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return hours ? `${hours} h ${String(rest).padStart(2, '0')} min` : `${minutes} min`;
}

// What people wrote must not become a heading, a table's column or a link of somebody else's making.
const plain = (words: string) => words.replace(/[\\`*_[\]<>|#]/g, '\\$&');
const oneLine = (words: string) => plain(words).replace(/\s*\n\s*/g, ' ');
const time = (at: string) => at.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC');
const link = (url: string | undefined) =>
  url ? ` ([evidence](<${url.replace(/[<>\s]/g, encodeURIComponent)}>))` : '';
const section = (title: string, lines: readonly string[]) =>
  lines.length ? [`## ${title}`, '', ...lines, ''] : [];

function times({ moments }: Review): string[] {
  const took = durationsOf(moments);
  const known = momentNames.filter((name) => moments[name]);
  const rows = known.map((name) => `| ${momentWords[name]} | ${time(moments[name] ?? '')} |`);
  const spans = Object.entries(took).map(
    ([name, seconds]) => `- ${durationWords[name as keyof Durations]}: ${inWords(seconds)}`,
  );
  return rows.length ? ['| Moment | When |', '|---|---|', ...rows, '', ...spans] : [];
}

const answered = ({ answers }: Review): string[] =>
  questionSets.flatMap((set) => {
    const mine = questions.filter((question) => question.set === set && answers[question.id]);
    const title = `${set.charAt(0).toUpperCase()}${set.slice(1)}`;
    return mine.length
      ? [
          `### ${title}`,
          '',
          ...mine.flatMap(({ id, text }) => [`**${text}**`, '', plain(answers[id] ?? ''), '']),
        ]
      : [];
  });

const whys = ({ whys: chains }: Review): string[] =>
  chains.flatMap(({ problem, because }) => [
    `- ${oneLine(problem)}`,
    ...because.map(
      ({ text, evidence }, depth) => `${'  '.repeat(depth + 1)}- Why? ${oneLine(text)}${link(evidence)}`,
    ),
  ]);

/** A review as a Markdown document: whole, for whoever has no account here. */
export function documentOf(review: Review, actions: readonly ReviewAction[]): string {
  const { title, id, incident, service, team, state, owner, summary, timeline, factors } = review;
  const facts = [`- Incident: ${incident}`, `- Service: ${service}`, `- Team: ${team}`, `- State: ${state}`];
  return [
    `# ${id}: ${oneLine(title)}`,
    '',
    ...facts,
    ...(owner ? [`- Owner: ${owner}`] : []),
    '',
    ...section('Summary', summary ? [plain(summary)] : []),
    ...section('Times', times(review)),
    ...section(
      'Timeline',
      timeline
        .toSorted((a, b) => (a.at < b.at ? -1 : 1))
        .map(({ at, text }) => `- ${time(at)}: ${oneLine(text)}`),
    ),
    ...section('Questions', answered(review)),
    ...section(
      'Contributing factors',
      factors.map(
        ({ text, ci, evidence }) => `- ${oneLine(text)}${ci ? ` (${oneLine(ci)})` : ''}${link(evidence)}`,
      ),
    ),
    ...section('Five whys', whys(review)),
    ...section(
      'Actions',
      actions.map((action) => {
        const mark = action.state === 'done' ? 'x' : ' ';
        const who = `${action.owner ?? 'nobody'}${action.due ? `, until ${action.due}` : ''}`;
        const dropped = action.state === 'dropped' ? ', dropped' : '';
        return `- [${mark}] ${action.id}: ${oneLine(action.title)} (${who}${dropped})`;
      }),
    ),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}
