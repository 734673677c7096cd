import { useParams } from 'react-router';
import { Age } from '../../components/age.tsx';
import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useLive } from '../../live/use-live.ts';
import { useServices, useTeams } from '../../live/use-names.ts';
import { Timeline } from '../../timeline/timeline.tsx';
import { capital } from '../../words.ts';
import { ProblemsAbout } from '../problem/about-panel.tsx';
import { AddRelation } from './add-relation.tsx';
import { AttributesPanel } from './attributes-panel.tsx';
import { CiCommands } from './ci-commands.tsx';
import { ImpactPanel } from './impact-panel.tsx';
import { RelationsPanel } from './relations-panel.tsx';
import type { Ci, ClassWithRules } from './types.ts';
import { useClassNames } from './use-class-names.ts';
import { findingName, sourceName } from './words.ts';

/** One configuration item: what is said of it and by whom, what it relates to, and what became of it. */
export function CiRecord() {
  const { id = '' } = useParams();
  const [kindOf, service, team] = [useClassNames(), useServices(), useTeams()];
  const { data: ci, error, refetch } = useLive<Ci>(`/cis/${encodeURIComponent(id)}`);
  const classPath = ci ? `/ci-classes/${encodeURIComponent(ci.class)}` : null;
  const { data: kind } = useLive<ClassWithRules>(classPath, { pace: 'rare' });
  if (!ci) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  return (
    <RecordPage
      id={id}
      title={ci.title}
      trail={{ label: 'Configuration items', href: '/cis' }}
      badges={
        <>
          <StateBadge state={ci.state} />
          <span className="soft">
            {kindOf(ci.class)}, confirmed <Age since={ci.seenAt} ago />
          </span>
        </>
      }
      commands={<CiCommands ci={ci} rules={kind?.rules} />}
      main={
        <>
          <AttributesPanel ci={ci} rules={kind?.rules} />
          <RelationsPanel
            id={id}
            direction="from"
            title="Relates to"
            kindOf={kindOf}
            actions={<AddRelation ci={ci} kindOf={kindOf} />}
          />
          <RelationsPanel id={id} direction="to" title="What relates to it" kindOf={kindOf} />
          <ImpactPanel id={id} kindOf={kindOf} />
          <Panel title="History">
            <Timeline path={`/cis/${id}`} version={ci.version} />
          </Panel>
        </>
      }
      side={
        <>
          <Panel title="Facts">
            <Facts>
              <Fact label="Class">{kindOf(ci.class)}</Fact>
              <Fact label="Service">
                {ci.service && <a href={`/cis?service=${ci.service}`}>{service(ci.service)}</a>}
              </Fact>
              <Fact label="Owner">{team(ci.owner)}</Fact>
              <Fact label="Criticality">{ci.criticality && capital(ci.criticality)}</Fact>
              <Fact label="Account">{ci.account}</Fact>
              <Fact label="Region">{ci.region}</Fact>
              <Fact label="Resource">{ci.resourceId}</Fact>
              <Fact label="ARN">{ci.arn && <code className="wrap">{ci.arn}</code>}</Fact>
              <Fact label="Last said by">{ci.latest && sourceName(ci.latest.source)}</Fact>
              <Fact label="By change">
                {ci.latest?.change && <a href={`/changes/${ci.latest.change}`}>{ci.latest.change}</a>}
              </Fact>
              <Fact label="Missing">{ci.missing?.join(', ')}</Fact>
              <Fact label="Health">{ci.findings?.map(findingName).join(', ')}</Fact>
              <Fact label="The same as">
                {ci.twins?.map((twin) => (
                  <a key={twin} href={`/cis/${twin}`}>
                    {twin}{' '}
                  </a>
                ))}
              </Fact>
            </Facts>
          </Panel>
          <ProblemsAbout what="ci" id={id} />
        </>
      }
    />
  );
}
