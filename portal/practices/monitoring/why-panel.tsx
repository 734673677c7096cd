import Button from '@cloudscape-design/components/button';
import { Age, Until, When } from '../../components/age.tsx';
import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { useMay } from '../../desk.ts';
import { useAllNames } from '../../live/use-all-names.ts';
import { useCommand } from '../../live/use-command.ts';
import { spelled } from '../../words.ts';
import type { HandledAlert } from './types.ts';
import { becauses, holds } from './words.ts';

/** Why an alert is handled as it is: whose it is, which rules said what, what holds it and until when. */
export function WhyPanel({ alert }: { alert: HandledAlert }) {
  const names = useAllNames();
  const may = useMay();
  const { give, busy } = useCommand();
  const { id, held, flapping, handling, service, because, raised, episode, acknowledgedAt } = alert;
  const group = handling?.group;
  const free = held && raised !== episode && may('alert', 'release');
  return (
    <Panel title="Why">
      <Facts>
        <Fact label="Service">
          {service && `${names.service(service)}: ${becauses[because ?? 'default'] ?? because}`}
        </Fact>
        <Fact label="Held back">
          {held && (
            <>
              {holds[held.reason] ?? held.reason}
              {held.window && (
                <>
                  {' '}
                  (<a href={`/maintenance-windows/${held.window}`}>{held.window}</a>
                  {held.change && (
                    <>
                      {' '}
                      of <a href={`/changes/${held.change}`}>{held.change}</a>
                    </>
                  )}
                  )
                </>
              )}
              , since <When at={held.since} />
              {held.until && (
                <>
                  , for another <Until at={held.until} />
                </>
              )}
            </>
          )}
        </Fact>
        <Fact label="Flapping">
          {flapping && (
            <>
              {flapping.turns} turns since <When at={flapping.since} />; over once quiet for{' '}
              <Until at={flapping.until} />
            </>
          )}
        </Fact>
        <Fact label="Group">{group?.keys.join(' or ')}</Fact>
        <Fact label="Taken over at its source">{acknowledgedAt && <Age since={acknowledgedAt} ago />}</Fact>
        <Fact label="Rules">
          {handling?.rules?.map((rule) => (
            <span key={rule.id} className="line">
              <a href={`/alert-rules/${rule.id}/edit`}>{rule.id}</a>{' '}
              {rule.set.length ? `set ${rule.set.map(spelled).join(', ')}` : 'set nothing more'}
            </span>
          ))}
        </Fact>
      </Facts>
      {free && (
        <p className="commands">
          <Button
            loading={busy}
            onClick={() => give({ path: `/alerts/${id}/release`, body: {}, done: `${id} is let through.` })}
          >
            Open an incident now
          </Button>
        </p>
      )}
    </Panel>
  );
}
