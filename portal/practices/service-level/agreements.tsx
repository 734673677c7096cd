import Button from '@cloudscape-design/components/button';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { useItems } from '../../live/use-live.ts';
import { listed } from '../../words.ts';
import { AgreementTrial } from './agreement-trial.tsx';
import type { Agreement, ServiceCalendar } from './types.ts';
import { escalationWords, kindWords, measureWords, targetWords, typeWords } from './words.ts';

function AgreementRow({ agreement, hours }: { agreement: Agreement; hours: string }) {
  const { id, name, state, type, measure, kinds, targets, escalations, description } = agreement;
  const may = useMay();
  const { give, busy } = useCommand();
  const retired = state === 'retired';
  const command = retired ? 'reinstate' : 'retire';
  return (
    <li>
      <p className="title">
        {may('agreement', 'change') && !retired ? <a href={`/agreements/${id}/edit`}>{name}</a> : name}{' '}
        {retired && <StateBadge state={state} />}
      </p>
      {description && <p>{description}</p>}
      <p className="where">
        <span>{typeWords[type]}</span>
        <span>
          {listed(kinds.map((kind) => kindWords[kind]))} {measureWords[measure]}
        </span>
        <span>{listed(targets.map(({ within }) => targetWords(within)))}</span>
        <span>{hours}</span>
      </p>
      {escalations.length > 0 && <p className="soft">{escalations.map(escalationWords).join('; ')}</p>}
      {may('agreement', command) && (
        <p className="line">
          <Button
            variant="inline-link"
            disabled={busy}
            ariaLabel={`${retired ? 'Reinstate' : 'Retire'} ${name}`}
            onClick={() =>
              give({ path: `/agreements/${id}/${command}`, body: {}, touches: ['/service-levels'] })
            }
          >
            {retired ? 'Reinstate' : 'Retire'}
          </Button>
        </p>
      )}
    </li>
  );
}

/** What is agreed about how long things take. */
export function AgreementList() {
  const { items, error, isPending, refetch } = useItems<Agreement>('/agreements?limit=100', { pace: 'slow' });
  const { items: calendars } = useItems<ServiceCalendar>('/service-calendars?limit=100', { pace: 'slow' });
  const may = useMay();
  const hoursOf = ({ calendar }: Agreement) =>
    calendar ? (calendars.find(({ id }) => id === calendar)?.name ?? calendar) : 'around the clock';
  return (
    <Page
      title="Agreements"
      about="What is promised about how long things take. Of several about the same, the one that promises the least time counts."
      actions={
        may('agreement', 'create') && (
          <Button variant="primary" iconName="add-plus" href="/agreements/new">
            New agreement
          </Button>
        )
      }
    >
      <Panel title="Agreements" count={items.length} flush>
        {error && <Trouble error={error} retry={refetch} />}
        {isPending && <Loading />}
        {!isPending && !error && !items.length && (
          <Nothing title="Nothing is agreed yet">Nothing is measured, and nobody is warned.</Nothing>
        )}
        <ul className="linked">
          {items.map((agreement) => (
            <AgreementRow key={agreement.id} agreement={agreement} hours={hoursOf(agreement)} />
          ))}
        </ul>
      </Panel>
      <AgreementTrial />
    </Page>
  );
}
