import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { When } from '../../components/age.tsx';
import { Panel } from '../../components/panel.tsx';
import { Pick } from '../../components/pick.tsx';
import { useCommand } from '../../live/use-command.ts';
import { counted, spelled } from '../../words.ts';
import type { Trial } from './types.ts';
import { holds } from './words.ts';

const days = [1, 2, 3, 7].map((count) => ({
  value: String(count),
  label: `the last ${counted(count, 'day')}`,
}));

/** Tries a rule that is not saved yet against the signals of the last days. */
export function TrialPanel({ rule, ready }: { rule: object; ready: boolean }) {
  const [span, setSpan] = useState('1');
  const [trial, setTrial] = useState<Trial>();
  const { run, busy } = useCommand<Trial>();
  const attempt = () =>
    void run({ path: '/alert-rules/try', body: { rule, days: Number(span) } })
      .then(setTrial)
      .catch(() => setTrial(undefined));
  return (
    <Panel title="Try this rule">
      <Pick label="Signals of" value={span} options={days} onChange={setSpan} />
      <p>
        <Button loading={busy} disabled={!ready} onClick={attempt} formAction="none">
          Try it
        </Button>
      </p>
      {trial && <Outcome trial={trial} />}
    </Panel>
  );
}

function Outcome({ trial }: { trial: Trial }) {
  const { signals, since, more, matched, alerts, before, after, samples } = trial;
  const rows: [string, number, number][] = [
    ['Firings', before.firings, after.firings],
    ['Incidents', before.incidents, after.incidents],
    ...Object.keys({ ...before.held, ...after.held }).map((reason): [string, number, number] => [
      `Held: ${holds[reason] ?? reason}`,
      before.held[reason] ?? 0,
      after.held[reason] ?? 0,
    ]),
    ['Alerts that flapped', before.flapped, after.flapped],
  ];
  return (
    <div className="trial" role="status">
      <p>
        It matches {counted(matched, 'signal')} of {counted(alerts, 'alert')}, out of {signals} since{' '}
        <When at={since} />
        {more && ' (older ones were not looked at)'}.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Would have been</th>
            <th scope="col">without</th>
            <th scope="col">with it</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, without, with_]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{without}</td>
              <td>{without === with_ ? with_ : <strong>{with_}</strong>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {after.largest.some(({ alerts: size }) => size > 1) && (
        <p>
          Largest incidents:{' '}
          {after.largest
            .filter(({ alerts: size }) => size > 1)
            .map(({ alerts: size, group, title }) => `${group ?? title} with ${counted(size, 'alert')}`)
            .join('; ')}
          .
        </p>
      )}
      <ul className="linked">
        {samples.slice(0, 8).map(({ alert, title, at, state, set }) => (
          <li key={`${alert}${at}${state}`}>
            <a href={`/alerts/${alert}`}>{title}</a>{' '}
            <span className="soft">
              {state}, <When at={at} />
              {set.length > 0 && `; sets ${set.map(spelled).join(', ')}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
