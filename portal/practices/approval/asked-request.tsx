import type { Asked } from '../../../functions/record/approvable.ts';
import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { useAllNames } from '../../live/use-all-names.ts';
import { aboutPath } from './about-path.ts';

type Request = Extract<Asked, { kind: 'request' }>;
type Props = { asked: Request; about: string; requester: string };

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
export function AskedRequest({ asked: { beneficiary, services }, about, requester }: Props) {
  const names = useAllNames();
  return (
    <Panel title="What is asked">
      <Facts>
        <Fact label="Request">
          <a href={aboutPath(about)}>{about}</a>
        </Fact>
        <Fact label="Asked by">{names.person(requester)}</Fact>
        <Fact label="For">{beneficiary && names.person(beneficiary)}</Fact>
        <Fact label="Service">{services.map((id) => names.service(id)).join(', ')}</Fact>
      </Facts>
    </Panel>
  );
}
