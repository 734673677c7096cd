import type { Asked } from '../../../functions/record/approvable.ts';
import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { useAllNames } from '../../live/use-all-names.ts';
import { aboutPath } from './about-path.ts';
import type { Approval } from './types.ts';

type Request = Extract<Asked, { kind: 'request' }>;
type Props = { asked: Request; approval: Approval };

/** What was ordered, each thing with the answers of its form. */
export const OrderedLines = ({ asked: { lines } }: { asked: Request }) =>
  lines.map(({ id, title, answers }) => (
    <Panel key={id} title={title}>
      {answers.length ? (
        <Facts>
          {answers.map(({ label, value }) => (
            <Fact key={label} label={label}>
              {value}
            </Fact>
          ))}
        </Facts>
      ) : (
        <p className="soft">Its form asks nothing.</p>
      )}
    </Panel>
  ));

/** Who asks for it, and for whom. */
export function AskedRequest({ asked: { beneficiary, services }, approval }: Props) {
  const { about, requester, names: own = {} } = approval;
  const names = useAllNames();
  const person = (id: string) => own[id] ?? names.person(id);
  return (
    <Panel title="What is asked">
      <Facts>
        <Fact label="Request">
          <a href={aboutPath(about)}>{about}</a>
        </Fact>
        <Fact label="Asked by">{person(requester)}</Fact>
        <Fact label="For">{beneficiary && person(beneficiary)}</Fact>
        <Fact label="Service">{services.map((id) => names.service(id)).join(', ')}</Fact>
      </Facts>
    </Panel>
  );
}
