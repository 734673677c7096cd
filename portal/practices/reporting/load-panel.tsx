import { Panel } from '../../components/panel.tsx';
import { Avatar } from '../../components/person.tsx';
import { Nothing } from '../../components/quiet.tsx';
import type { NameOf } from '../../live/use-names.ts';
import { counted } from '../../words.ts';
import type { Report } from './types.ts';

/** Who was paged how often, and at night. */
export function LoadPanel({ people, name }: { people: Report['people']; name: NameOf }) {
  const most = Math.max(1, ...people.map(({ pages }) => pages));
  return (
    <Panel title="Who was paged">
      {people.length ? (
        <ul className="load">
          {people.slice(0, 12).map(({ id, pages, nights }) => (
            <li key={id}>
              <Avatar id={id} name={name(id)} />
              <span>{name(id)}</span>
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect className="by-day" width={(pages / most) * 100} height="10" />
                <rect className="at-night" width={(nights / most) * 100} height="10" />
              </svg>
              <span className="soft">
                {counted(pages, 'page')}
                {nights > 0 && `, ${nights} at night`}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <Nothing title="Nobody was disturbed" />
      )}
    </Panel>
  );
}
