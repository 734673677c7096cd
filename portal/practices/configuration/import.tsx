import Button from '@cloudscape-design/components/button';
import { useParams } from 'react-router';
import type { Counts } from '../../../functions/configuration/import.ts';
import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { useLive } from '../../live/use-live.ts';
import type { NameOf } from '../../live/use-names.ts';
import { Timeline } from '../../timeline/timeline.tsx';
import { capital, spelled } from '../../words.ts';
import type { Import } from './types.ts';
import { useClassNames } from './use-class-names.ts';
import { cameTo, sourceName } from './words.ts';

const words: Record<string, { label: string; done: string }> = {
  check: { label: 'Try it', done: 'It is being tried: nothing changes.' },
  run: { label: 'Take it in', done: 'Its rows are being taken in.' },
  stop: { label: 'Stop', done: 'It stops between two rows.' },
  resume: { label: 'Go on', done: 'It goes on where it was stopped.' },
};

function Commands({ one }: { one: Import }) {
  const may = useMay();
  const { give, busy } = useCommand();
  return (one.steps ?? [])
    .filter((step) => may('import', step))
    .map((step) => (
      <Button
        key={step}
        disabled={busy}
        variant={step === 'run' && one.state === 'checked' ? 'primary' : 'normal'}
        onClick={() => give({ path: `/imports/${one.id}/${step}`, body: {}, done: words[step]?.done ?? '' })}
      >
        {words[step]?.label ?? step}
      </Button>
    ));
}

function Came({ label, counts }: { label: string; counts: Counts }) {
  return <Fact label={label}>{cameTo(counts)}</Fact>;
}

const titles = {
  draft: 'What it comes to',
  checking: 'It is being tried',
  checked: 'What it would come to',
  running: 'It is being taken in',
  done: 'What it came to',
  stopped: 'How far it came',
} as const;

/** How far it is, what it came to, and what became of each row. */
function ProgressPanel({ one }: { one: Import }) {
  const { progress, results, problem } = one;
  const total = progress?.total ?? 0;
  return (
    <Panel title={titles[one.state]}>
      {problem && (
        <p role="alert" className="reason">
          {problem}
        </p>
      )}
      {!progress && (
        <Nothing title="Nothing has been begun">
          Try it first: nothing changes, and each row says what it would do.
        </Nothing>
      )}
      {progress && (
        <div className="impact-part">
          <p role="status">
            {progress.at} of {total || 'its'} rows: {cameTo(progress.counts)}.
          </p>
          <progress value={progress.at} max={total || 1} aria-label="Rows that are done" />
          {results && (
            <p>
              <a href={results.outcomes.url}>What became of each row (CSV)</a>
              {results.errors && (
                <>
                  , <a href={results.errors.url}>the rows that were refused, with the reason (CSV)</a>
                </>
              )}
            </p>
          )}
        </div>
      )}
    </Panel>
  );
}

/** What each row is: of one class or type, or of what a column says. */
function kindText(mapping: Import['mapping'], kindOf: NameOf): string {
  const said = mapping.of === 'relations' ? mapping.type : mapping.class;
  if ('column' in said) return `as the column ${said.column} says`;
  return mapping.of === 'relations' ? capital(spelled(said.value)) : kindOf(said.value);
}

/** One import: its file, what its columns mean, and how far it is. */
export function ImportRecord() {
  const { id = '' } = useParams();
  const kindOf = useClassNames();
  const { data: one, error, refetch } = useLive<Import>(`/imports/${encodeURIComponent(id)}`);
  if (!one) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  const { mapping } = one;
  return (
    <RecordPage
      id={id}
      title={one.title}
      trail={{ label: 'Imports', href: '/imports' }}
      badges={<StateBadge state={one.state} />}
      commands={<Commands one={one} />}
      main={
        <>
          <ProgressPanel one={one} />
          <Panel title="History">
            <Timeline path={`/imports/${id}`} version={one.version} />
          </Panel>
        </>
      }
      side={
        <Panel title="Facts">
          <Facts>
            <Fact label="File">{one.file?.name}</Fact>
            <Fact label="Format">{one.format.toUpperCase()}</Fact>
            <Fact label="Said as">{sourceName(one.source)}</Fact>
            <Fact label={mapping.of === 'relations' ? 'Relation' : 'Class'}>{kindText(mapping, kindOf)}</Fact>
            {mapping.fields.map(({ column, field }) => (
              <Fact key={field} label={column}>
                {field}
              </Fact>
            ))}
            {one.checked && <Came label="Tried" counts={one.checked} />}
            {one.taken && <Came label="Taken in" counts={one.taken} />}
          </Facts>
        </Panel>
      }
    />
  );
}
