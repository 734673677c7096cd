import type { Asked } from '../../../functions/record/approvable.ts';
import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { useAllNames } from '../../live/use-all-names.ts';
import { capital, counted, listed } from '../../words.ts';
import { Items } from '../change/change-facts.tsx';
import { RiskBadge } from '../change/risk-badge.tsx';
import { Window } from '../change/window.tsx';

type Change = Extract<Asked, { kind: 'change' }>;
type Props = { asked: Change; about: string; requester: string };

const plans = { implementation: 'What is done', backout: 'How it is taken back', test: 'How it is tested' };

/** How a change is done, and taken back. */
export function ChangePlans({ asked }: { asked: Change }) {
  const written = (['implementation', 'backout', 'test'] as const).filter((name) => asked.plans[name]);
  return written.map((name) => (
    <Panel key={name} title={plans[name]}>
      <p className="prose">{asked.plans[name]}</p>
    </Panel>
  ));
}

function Risk({ asked: { risk } }: { asked: Change }) {
  const { level, reasons, reaches } = risk;
  return (
    <Panel title="Risk">
      <p>
        <RiskBadge level={level} />
      </p>
      {reasons.length ? (
        <ul className="plain">
          {reasons.map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      ) : (
        <p className="soft">Nothing speaks for a higher one.</p>
      )}
      <p className="soft">
        It reaches {counted(reaches.services, 'service')} and {counted(reaches.cis, 'item')}.
      </p>
    </Panel>
  );
}

/** What a change asks for, and its risk with the reasons. */
export function AskedChange({ asked, about, requester }: Props) {
  const names = useAllNames();
  const { type, services, cis, plannedFrom, plannedTo, outage, implementer } = asked;
  return (
    <>
      <Panel title="What is asked">
        <Facts>
          <Fact label="Change">
            <a href={`/changes/${about}`}>{about}</a>
          </Fact>
          <Fact label="Type">{capital(type)}</Fact>
          <Fact label="Window">
            <Window from={plannedFrom} to={plannedTo} />
          </Fact>
          <Fact label="Outage">{outage === undefined ? '' : outage ? 'Users notice it' : 'None'}</Fact>
          <Fact label="Asked by">{names.person(requester)}</Fact>
          <Fact label="Carried out by">{implementer && names.person(implementer)}</Fact>
          <Fact label="Services">{listed(services.map((id) => names.service(id)))}</Fact>
          <Fact label="Items">{cis.length > 0 && <Items ids={cis} />}</Fact>
        </Facts>
      </Panel>
      <Risk asked={asked} />
    </>
  );
}
