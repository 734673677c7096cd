import { layerOf, onCallBetween, type Rotation } from '../../../functions/on-call/rotation.ts';
import { hue } from '../../components/person.tsx';
import type { NameOf } from '../../live/use-names.ts';
import type { Schedule } from '../../model.ts';
import { exactly } from '../../time.ts';

type Props = { schedule: Schedule; from: number; to: number; name: NameOf };

/** What each layer says by itself, the highest first: the result stands below. */
export function Layers({ schedule, from, to, name }: Props) {
  const rotations = schedule.rotations as Rotation[];
  const layers = [...new Set(rotations.map(layerOf))].sort((a, b) => b - a);
  if (layers.length < 2) return null;
  const share = (at: number) =>
    `${(((Math.min(Math.max(at, from), to) - from) / (to - from)) * 100).toFixed(3)}%`;
  const width = (start: number, end: number) =>
    `${(((Math.min(end, to) - Math.max(start, from)) / (to - from)) * 100).toFixed(3)}%`;
  return (
    <div className="layers" aria-hidden="true">
      {layers.map((layer) => (
        <div className="bars layer" key={layer}>
          <b>Layer {layer}</b>
          {rotations
            .filter((rotation) => layerOf(rotation) === layer)
            .flatMap((rotation) => onCallBetween(rotation, schedule.timeZone, { from, until: to }))
            .map(({ person, from: start, until }) => (
              <span
                key={`${person}${start}`}
                className={`shift hue-${hue(person)}`}
                style={{ left: share(start), width: width(start, until) }}
                title={`${name(person)}, ${exactly(start)} to ${exactly(until)}`}
              />
            ))}
        </div>
      ))}
    </div>
  );
}
