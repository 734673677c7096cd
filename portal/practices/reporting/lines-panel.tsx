import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import type { NameOf } from '../../live/use-names.ts';
import type { Report } from './types.ts';
import { valueWords } from './words.ts';

type Line = Report['teams'][number];
type Props = {
  title: string;
  lines: readonly Line[];
  name: NameOf;
  link: (id: string) => string;
};

const seconds = ({ figures }: Line, id: string) => {
  const value = figures[id]?.value;
  return value === undefined ? '–' : valueWords('seconds', value);
};

/** Teams or services side by side, each leading to its own page. */
export function LinesPanel({ title, lines, name, link }: Props) {
  if (!lines.length) return null;
  return (
    <Panel title={title} className="report-lines">
      <PlainTable
        label={title}
        heads={['', 'Opened', 'Solved', 'Open now', 'Taken in', 'Solved in', 'Pages']}
        rows={lines.map((line) => ({
          id: line.id,
          cells: [
            <a key={line.id} href={link(line.id)}>
              {name(line.id)}
            </a>,
            line.figures.opened?.value ?? 0,
            line.figures.solved?.value ?? 0,
            line.open,
            seconds(line, 'time-to-acknowledge'),
            seconds(line, 'time-to-resolve'),
            line.figures.pages?.value ?? 0,
          ],
        }))}
      />
    </Panel>
  );
}
