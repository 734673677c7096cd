import { useState } from 'react';
import { Loading, Nothing, Trouble } from '../components/quiet.tsx';
import { useAllNames } from '../live/use-all-names.ts';
import { useWhole } from '../live/use-whole.ts';
import type { TimelineEntry } from '../model.ts';
import { Entry } from './entry.tsx';
import { type Kind, kindOf } from './words.ts';

const chips: [label: string, kinds: Kind[]][] = [
  ['Everything', []],
  ['Comments', ['comment', 'note']],
  ['Pages', ['page']],
  ['Changes', ['change', 'state']],
  ['Alerts', ['alert']],
];

/** A record's history, newest first. It is asked again when the record's version moves, not on a clock. */
export function Timeline({ path, version }: { path: string; version: number }) {
  const [chip, setChip] = useState(0);
  const names = useAllNames();
  const {
    data: items = [],
    error,
    isPending,
    refetch,
  } = useWhole<TimelineEntry>(`${path}/timeline`, version);
  const kinds = chips[chip]?.[1] ?? [];
  const present = chips.filter(
    ([, of], index) => index === 0 || items.some((entry) => of.includes(kindOf(entry))),
  );
  const shown = items.filter((entry) => !kinds.length || kinds.includes(kindOf(entry)));

  if (error) return <Trouble error={error} retry={refetch} />;
  if (isPending) return <Loading lines={5} label="Loading the timeline" />;
  return (
    <>
      <fieldset className="chips">
        <legend className="unseen">Show on the timeline</legend>
        {present.map(([label]) => {
          const index = chips.findIndex(([other]) => other === label);
          return (
            <button key={label} type="button" aria-pressed={index === chip} onClick={() => setChip(index)}>
              {label}
            </button>
          );
        })}
      </fieldset>
      {shown.length === 0 && <Nothing title="Nothing of this kind has happened" />}
      <ol className="timeline" aria-label="Timeline, newest first">
        {[...shown].reverse().map((entry) => (
          <Entry key={entry.version} entry={entry} names={names} />
        ))}
      </ol>
    </>
  );
}
