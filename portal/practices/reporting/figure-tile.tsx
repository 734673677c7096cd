import type { Measure } from '../../../functions/reporting/measure.ts';
import { Sparkline } from './sparkline.tsx';
import type { Report } from './types.ts';
import { trendOf, valueWords } from './words.ts';

const arrows = {
  up: 'M6 10V2M2.5 5.5 6 2l3.5 3.5',
  down: 'M6 2v8M2.5 6.5 6 10l3.5-3.5',
  level: 'M2 6h8',
} as const;
const spoken = { up: 'up by', down: 'down by', level: '' } as const;

type Props = { measure: Measure; report: Report; href?: string | undefined };

/** A figure: what it is now, how it stands to the period before, and how it went. */
export function FigureTile({ measure, report, href }: Props) {
  const { id, title, unit } = measure;
  const now = report.figures[id];
  const trend = trendOf(measure, now, report.before[id]);
  const course = report.series.map(({ figures }) => figures[id]?.value);
  const measured = now?.value !== undefined && (unit === 'count' || now.of > 0);
  return (
    <li className="figure">
      {href ? <a href={href}>{title}</a> : <span className="label">{title}</span>}
      <p className="value">{measured ? valueWords(unit, now.value ?? 0) : <span className="soft">–</span>}</p>
      <p className="detail">
        {trend ? (
          <span className={`trend trend-${trend.tone}`}>
            <svg viewBox="0 0 12 12" aria-hidden="true">
              <path d={arrows[trend.way]} />
            </svg>
            <span className="unseen">{spoken[trend.way]}</span> {trend.words}
          </span>
        ) : (
          <span className="soft">{measured ? 'nothing to compare' : 'nothing was measured'}</span>
        )}
        {now?.mean !== undefined && now.p90 !== undefined && (
          <span className="soft"> · 90% in {valueWords(unit, now.p90)}</span>
        )}
        {unit === 'percent' && measured && <span className="soft"> · of {now.of}</span>}
      </p>
      <Sparkline values={course} />
    </li>
  );
}
