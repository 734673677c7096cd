import Button from '@cloudscape-design/components/button';
import { Fragment, useState } from 'react';
import { useParams } from 'react-router';
import type { CiAttribute } from '../../../functions/configuration/class-rules.ts';
import { Ask } from '../../components/ask.tsx';
import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { useLive } from '../../live/use-live.ts';
import { Timeline } from '../../timeline/timeline.tsx';
import { capital } from '../../words.ts';
import { AttributeFields } from './attribute-fields.tsx';
import type { ClassWithRules } from './types.ts';
import { useClassNames } from './use-class-names.ts';
import { sourceName } from './words.ts';

/** One class: what its items have, what tells them apart, and whom to believe. */
export function ClassRecord() {
  const { id = '' } = useParams();
  const named = useClassNames();
  const may = useMay();
  const [changing, setChanging] = useState(false);
  const path = `/ci-classes/${encodeURIComponent(id)}`;
  const { data, error, refetch } = useLive<ClassWithRules>(path);
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  const { rules } = data;
  return (
    <RecordPage
      id={id}
      title={data.title}
      trail={{ label: 'Classes', href: '/ci-classes' }}
      badges={
        <span className="soft">{data.parent ? `below ${named(data.parent)}` : 'above all others'}</span>
      }
      commands={may('ci-class', 'change') && <Button onClick={() => setChanging(true)}>Change</Button>}
      main={
        <>
          <Panel title="Attributes" count={rules?.attributes.length || undefined}>
            {!rules?.attributes.length && <Nothing title="None" />}
            {rules && rules.attributes.length > 0 && (
              <PlainTable
                label="Attributes"
                heads={['Attribute', 'Type', 'Said by']}
                rows={rules.attributes.map(({ name, label, type, required, path: where }) => ({
                  id: name,
                  cells: [
                    <Fragment key={name}>
                      {label}
                      <span className="detail">{where ? `In AWS Config: ${where}` : name}</span>
                    </Fragment>,
                    required ? `${capital(type)}, needed` : capital(type),
                    data.attributes.some((one) => one.name === name) ? 'This class' : 'A class above',
                  ],
                }))}
              />
            )}
          </Panel>
          <Panel title="History">
            <Timeline path={path} version={data.version} />
          </Panel>
        </>
      }
      side={
        <Panel title="Rules">
          <Facts>
            <Fact label="The same item when equal">
              {rules?.identify.map(({ fields }) => fields.join(' and ')).join(', or ')}
            </Fact>
            <Fact label="Believed in this order">{rules?.sources.map(sourceName).join(', ')}</Fact>
            {Object.entries(rules?.fieldSources ?? {}).map(([field, sources]) => (
              <Fact key={field} label={`For ${field}`}>
                {sources.map(sourceName).join(', ')}
              </Fact>
            ))}
            <Fact label="Stale after">{rules && `${rules.staleDays} days`}</Fact>
            <Fact label="Items">
              <a href={`/cis?class=${encodeURIComponent(id)}`}>Show them</a>
            </Fact>
          </Facts>
          {changing && <ChangeClass before={data} onClose={() => setChanging(false)} />}
        </Panel>
      }
    />
  );
}

function ChangeClass({ before, onClose }: { before: ClassWithRules; onClose: () => void }) {
  const { run, busy, refusal } = useCommand();
  const [attributes, setAttributes] = useState<CiAttribute[]>(before.attributes);
  const [staleDays, setStaleDays] = useState(String(before.staleDays ?? ''));
  const save = async () => {
    const body = { attributes, staleDays: staleDays.trim() ? Number(staleDays) : null };
    try {
      await run({
        method: 'PATCH',
        path: `/ci-classes/${encodeURIComponent(before.id)}`,
        body,
        version: before.version,
        done: 'The class is changed.',
      });
      onClose();
    } catch {
      // What is wrong is shown at the field and in a message.
    }
  };
  return (
    <Ask
      title={`Change ${before.title}`}
      go="Save"
      busy={busy}
      ready={attributes.every(({ label }) => label.trim() !== '')}
      onGo={() => void save()}
      onClose={onClose}
    >
      <TextField
        label="Stale after this many days"
        placeholder="As its parent"
        value={staleDays}
        onChange={setStaleDays}
        error={refusal?.fields.staleDays}
      />
      <AttributeFields attributes={attributes} onChange={setAttributes} />
    </Ask>
  );
}
