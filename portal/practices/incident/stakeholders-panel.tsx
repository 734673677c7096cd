import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { Fact, Facts } from '../../components/facts.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Panel } from '../../components/panel.tsx';
import { PeoplePick, TeamsPick } from '../../components/record-picks.tsx';
import { useMay } from '../../desk.ts';
import { useAllNames } from '../../live/use-all-names.ts';
import { useAsked } from '../../live/use-asked.ts';
import type { DialogProps } from './asked.ts';
import type { MajorIncident } from './major-panel.tsx';

function PlanDialog({ incident, onClose }: DialogProps & { incident: MajorIncident }) {
  const had = incident.major;
  const [people, setPeople] = useState<readonly string[]>(had?.stakeholders.people ?? []);
  const [teams, setTeams] = useState<readonly string[]>(had?.stakeholders.teams ?? []);
  const [cadence, setCadence] = useState<number | undefined>(had?.cadence);
  const { send, busy, refusal } = useAsked(onClose);
  return (
    <Ask
      title="Who is told, and how often"
      go="Save"
      onGo={() =>
        send({
          path: `/incidents/${incident.id}/plan-updates`,
          body: { cadence, stakeholders: { people, teams } },
          done: 'The plan is saved.',
        })
      }
      onClose={onClose}
      busy={busy}
      ready={cadence !== undefined}
    >
      <NumberField
        label="An update every"
        unit="minutes"
        value={cadence}
        onChange={setCadence}
        error={refusal?.fields.cadence}
      />
      <PeoplePick label="People" values={people} onChange={setPeople} />
      <TeamsPick label="Teams" values={teams} onChange={setTeams} />
    </Ask>
  );
}

/** Who hears of it, beside its watchers and whoever reported it. */
export function StakeholdersPanel({ incident, running }: { incident: MajorIncident; running: boolean }) {
  const may = useMay();
  const names = useAllNames();
  const [asking, setAsking] = useState(false);
  const { stakeholders, cadence } = incident.major ?? {};
  const can = running && may('incident', 'plan-updates');
  return (
    <Panel title="Stakeholders" actions={can && <Button onClick={() => setAsking(true)}>Change</Button>}>
      <Facts>
        <Fact label="People">{stakeholders?.people.map((id) => names.person(id)).join(', ')}</Fact>
        <Fact label="Teams">{stakeholders?.teams.map((id) => names.team(id)).join(', ')}</Fact>
        <Fact label="Watchers">{incident.watchers?.map((id) => names.person(id)).join(', ')}</Fact>
        <Fact label="Cadence">{cadence && `every ${cadence} minutes`}</Fact>
      </Facts>
      {asking && <PlanDialog incident={incident} onClose={() => setAsking(false)} />}
    </Panel>
  );
}
