import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useParams } from 'react-router';
import { When } from '../../components/age.tsx';
import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { PersonName } from '../../components/person.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { useAllNames } from '../../live/use-all-names.ts';
import { useLive } from '../../live/use-live.ts';
import { useNow } from '../../live/use-now.ts';
import { RecordId } from '../../record/record-id.tsx';
import { Timeline } from '../../timeline/timeline.tsx';
import { Items } from '../change/change-facts.tsx';
import { OutageDialog, type OutageDialogName } from './outage-dialogs.tsx';
import type { Outage } from './types.ts';
import { lasted, sources, types } from './words.ts';

const commands: readonly { step: OutageDialogName; label: string; primary?: true }[] = [
  { step: 'end', label: 'It is over…', primary: true },
  { step: 'post-update', label: 'Tell the public…' },
  { step: 'correct', label: 'Correct…' },
  { step: 'cancel', label: 'It never was…' },
];

function Commands({ outage }: { outage: Outage }) {
  const may = useMay();
  const [dialog, setDialog] = useState<OutageDialogName>();
  const { steps = [] } = outage;
  return (
    <>
      {commands
        .filter(({ step }) => steps.includes(step) && may('outage', step))
        .map(({ step, label, primary }) => (
          <Button key={step} variant={primary ? 'primary' : 'normal'} onClick={() => setDialog(step)}>
            {label}
          </Button>
        ))}
      {dialog && <OutageDialog name={dialog} outage={outage} onClose={() => setDialog(undefined)} />}
    </>
  );
}

function OutageFacts({ outage }: { outage: Outage }) {
  const names = useAllNames();
  const {
    services,
    offerings,
    cis,
    begin,
    end,
    source,
    of,
    change,
    incidents,
    acknowledgedAt,
    corrected,
    openedBy,
  } = outage;
  return (
    <Panel title="Facts">
      <Facts>
        <Fact label="Services">
          {services.length > 0 &&
            services.map((id) => (
              <span key={id}>
                <a href={`/availability/${id}`}>{names.service(id)}</a>{' '}
              </span>
            ))}
        </Fact>
        <Fact label="Offerings">{offerings.join(', ')}</Fact>
        <Fact label="Items">{cis.length > 0 && <Items ids={cis} />}</Fact>
        <Fact label="Began">
          <When at={begin} />
        </Fact>
        <Fact label="Ended">{end && <When at={end} />}</Fact>
        <Fact label="Taken">{acknowledgedAt && <When at={acknowledgedAt} />}</Fact>
        <Fact label="Known from">{sources[source]}</Fact>
        <Fact label="That is">{of && <RecordId id={of} />}</Fact>
        <Fact label="Change">{change && change !== of && <RecordId id={change} />}</Fact>
        <Fact label="Incidents">
          {incidents.length > 0 &&
            incidents.map((id) => (
              <span key={id}>
                <RecordId id={id} />{' '}
              </span>
            ))}
        </Fact>
        <Fact label="Said by">
          {source === 'person' && <PersonName id={openedBy} name={names.person(openedBy)} />}
        </Fact>
        <Fact label="By hand">{corrected && 'Corrected: its source moves it no more'}</Fact>
      </Facts>
    </Panel>
  );
}

/** An outage with its journal. */
export function OutageRecord() {
  const { id = '' } = useParams();
  const { data: outage, error, refetch } = useLive<Outage>(`/outages/${encodeURIComponent(id)}`);
  const now = useNow();
  if (!outage) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  const { title, state, type, updates = [], version } = outage;
  return (
    <RecordPage
      id={id}
      title={title}
      trail={{ label: 'Outages', href: '/outages' }}
      badges={
        <>
          <StateBadge state={state} />
          <span className="soft">{types[type]}</span>
          {state !== 'canceled' && <span className="soft">{lasted(outage, now)}</span>}
        </>
      }
      commands={<Commands outage={outage} />}
      main={
        <>
          {updates.length > 0 && (
            <Panel title="What status pages say" count={updates.length}>
              {updates.toReversed().map(({ at, text }) => (
                <div key={at}>
                  <p className="prose">{text}</p>
                  <p className="soft">
                    <When at={at} />
                  </p>
                </div>
              ))}
            </Panel>
          )}
          <Panel title="Journal">
            <Timeline path={`/outages/${id}`} version={version} />
          </Panel>
        </>
      }
      side={<OutageFacts outage={outage} />}
    />
  );
}
