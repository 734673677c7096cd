import Button from '@cloudscape-design/components/button';
import { useSearchParams } from 'react-router';
import { Age } from '../../components/age.tsx';
import { Fact, Facts } from '../../components/facts.tsx';
import { useFilters } from '../../components/filters.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { Raw } from '../../components/raw.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { useItems } from '../../live/use-live.ts';
import type { Submission } from './types.ts';

/** What web forms brought and was kept back: somebody looks at it, and lets it become a ticket or not. */
export function SubmissionsPage() {
  const [search] = useSearchParams();
  const { toggle } = useFilters();
  const state = search.get('unconfirmed') ? 'unconfirmed' : 'quarantined';
  const { items, error, isPending, refetch } = useItems<Submission>(`/submissions?state=${state}&limit=50`, {
    keep: true,
  });
  return (
    <Page
      title="Web forms"
      about="What came through a form without a login and was kept back, as it came. Everything else is a ticket already."
    >
      <Panel
        className="list"
        title={state === 'unconfirmed' ? 'Not confirmed yet' : 'Kept back'}
        count={items.length || undefined}
        flush
      >
        <div className="filters">{toggle('unconfirmed', '1', 'Those that wait to be confirmed')}</div>
        {error && !items.length && <Trouble error={error} retry={refetch} />}
        {isPending && <Loading />}
        {!isPending && !error && !items.length && <Nothing title="Nothing is kept back" />}
        <ul className="linked">
          {items.map((submission) => (
            <Kept key={submission.id} submission={submission} />
          ))}
        </ul>
      </Panel>
    </Page>
  );
}

function Kept({ submission }: { submission: Submission }) {
  const {
    id,
    reason,
    email,
    name,
    answers = [],
    raw,
    receivedAt,
    state,
    version,
    item,
    steps = [],
  } = submission;
  const { give, busy } = useCommand();
  const may = useMay();
  const button = (step: 'release' | 'discard', label: string, done: string) =>
    steps.includes(step) &&
    may('submission', step) && (
      <Button
        disabled={busy}
        ariaLabel={`${label} ${id}`}
        onClick={() => give({ path: `/submissions/${id}/${step}`, body: {}, version, done })}
      >
        {label}
      </Button>
    );
  return (
    <li>
      <p className="title">{reason ?? 'It waits until its sender confirms it.'}</p>
      <p className="where">
        <span className="id">{id}</span>
        <StateBadge state={state} />
        <a href={`/catalogue-items/${item}`}>{item}</a>
        {email && <span>{name ? `${name} <${email}>` : email}</span>}
        <Age since={receivedAt} ago />
      </p>
      <Facts>
        {answers.map(({ name: field, label, shown }) => (
          <Fact key={field} label={label}>
            {shown}
          </Fact>
        ))}
      </Facts>
      {raw !== undefined && (
        <details>
          <summary>As it came</summary>
          <Raw value={raw} label={`form ${id}`} />
        </details>
      )}
      <p className="commands">
        {button('release', 'Let it in', 'It becomes a ticket.')}
        {button('discard', 'Discard', 'It is left for good.')}
      </p>
    </li>
  );
}
