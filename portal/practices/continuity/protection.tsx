import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useParams } from 'react-router';
import { Age, When } from '../../components/age.tsx';
import { Ask } from '../../components/ask.tsx';
import { Fact, Facts } from '../../components/facts.tsx';
import { Flag } from '../../components/flag.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { StateBadge } from '../../components/state.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useMay } from '../../desk.ts';
import { useAsked } from '../../live/use-asked.ts';
import { useDraft } from '../../live/use-draft.ts';
import { useLive } from '../../live/use-live.ts';
import { useServices } from '../../live/use-names.ts';
import { Timeline } from '../../timeline/timeline.tsx';
import type { Protection } from './types.ts';
import { objectiveWords, spanOf } from './words.ts';

function CapabilityDialog({ protection, onClose }: { protection: Protection; onClose: () => void }) {
  const { send, busy, refusal } = useAsked(onClose);
  const { capability, holdsData, note = '' } = protection;
  const before = {
    rto: capability.rto as number | undefined,
    rpo: capability.rpo as number | undefined,
    tier: capability.tier as number | undefined,
    ...{ holdsData, note },
  };
  const { draft, set, changed, dirty, wrong } = useDraft(before, refusal);
  const body = Object.fromEntries(
    Object.entries(changed).map(([name, value]) => [
      name,
      value === undefined || value === '' ? null : value,
    ]),
  );
  const whole = {
    ...body,
    ...Object.fromEntries(
      Object.keys(before)
        .filter((name) => name in changed && changed[name as 'rto'] === undefined)
        .map((name) => [name, null]),
    ),
  };
  const go = () =>
    send({
      path: `/protections/${protection.id}`,
      method: 'PATCH',
      version: protection.version,
      body: whole,
      done: 'Saved.',
      touches: ['/service-continuity'],
    });
  return (
    <Ask
      title={`What ${protection.title} can do`}
      go="Save"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={dirty}
    >
      <NumberField
        label="Recovers within"
        unit="minutes"
        value={draft.rto}
        onChange={(rto) => set({ rto })}
        error={wrong('rto')}
      />
      <NumberField
        label="Loses at most"
        unit="minutes"
        value={draft.rpo}
        onChange={(rpo) => set({ rpo })}
        error={wrong('rpo')}
      />
      <NumberField
        label="Set up for tier"
        value={draft.tier}
        onChange={(tier) => set({ tier })}
        error={wrong('tier')}
      />
      <Flag
        label="It holds data"
        description="Then it needs recovery points."
        checked={draft.holdsData}
        onChange={(to) => set({ holdsData: to })}
      />
      <TextField
        label="Note"
        rows={3}
        value={draft.note}
        onChange={(to) => set({ note: to })}
        error={wrong('note')}
      />
    </Ask>
  );
}

const Points = ({ protection: { points } }: { protection: Protection }) => (
  <Panel title="Recovery points" count={points.length || undefined}>
    {points.length ? (
      <PlainTable
        label="Recovery points"
        heads={['Holds data of', 'State', 'Vault', 'Note']}
        rows={points.slice(0, 20).map((one) => ({
          id: one.arn,
          cells: [
            one.at ? <When key="at" at={one.at} /> : 'a copy',
            <StateBadge key="state" state={one.state} />,
            one.vault,
            one.note,
          ],
        }))}
      />
    ) : (
      <Nothing title="None is known">What AWS Backup says of this item comes here by itself.</Nothing>
    )}
  </Panel>
);

/** How one item is protected: what is needed of it, and what proves it. */
export function ProtectionRecord() {
  const { id = '' } = useParams();
  const { data: protection, error, refetch } = useLive<Protection>(`/protections/${encodeURIComponent(id)}`);
  const may = useMay();
  const service = useServices();
  const [saying, setSaying] = useState(false);
  if (!protection) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  const { title, state, objective, needs, newest, restore, failure, capability, since, version, note } =
    protection;
  return (
    <RecordPage
      id={id}
      title={title}
      trail={{ label: 'Protected items', href: '/protections' }}
      badges={
        <>
          <StateBadge state={state} />
          <span className="soft">
            since <Age since={since} ago />
          </span>
        </>
      }
      commands={
        may('protection', 'change') && <Button onClick={() => setSaying(true)}>Say what it can do…</Button>
      }
      main={
        <>
          <Points protection={protection} />
          <Panel title="What services need of it">
            <PlainTable
              label="What services need of it"
              heads={['Service', 'RTO', 'RPO', 'Tier']}
              rows={Object.entries(needs).map(([of, one]) => ({
                id: of,
                cells: [
                  <a key={of} href={`/service-continuity/${of}`}>
                    {service(of)}
                  </a>,
                  spanOf(one.rto),
                  spanOf(one.rpo),
                  one.tier,
                ],
              }))}
            />
          </Panel>
          <Panel title="Timeline">
            <Timeline path={`/protections/${id}`} version={version} />
          </Panel>
          {saying && <CapabilityDialog protection={protection} onClose={() => setSaying(false)} />}
        </>
      }
      side={
        <Panel title="Facts">
          <Facts>
            <Fact label="Needed">{objectiveWords(objective)}</Fact>
            <Fact label="Newest good point">{newest && <When at={newest.at} />}</Fact>
            <Fact label="Recovers within, people say">
              {capability.rto !== undefined && spanOf(capability.rto)}
            </Fact>
            <Fact label="Loses at most, people say">
              {capability.rpo !== undefined && spanOf(capability.rpo)}
            </Fact>
            <Fact label="Last restore">
              {restore && (
                <>
                  <StateBadge state={restore.state} /> {spanOf(Math.round(restore.minutes))},{' '}
                  <Age since={restore.at} ago />
                </>
              )}
            </Fact>
            <Fact label="Last failed job">{failure?.note}</Fact>
            <Fact label="Note">{note}</Fact>
            <Fact label="Item">
              <a href={`/cis/${id}`}>{id}</a>
            </Fact>
          </Facts>
        </Panel>
      }
    />
  );
}
