import Button from '@cloudscape-design/components/button';
import { useNavigate } from 'react-router';
import { Panel } from '../../components/panel.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { Timeline } from '../../timeline/timeline.tsx';
import { Markdown } from '../knowledge/markdown.tsx';
import { typeWords } from './field-editor.tsx';
import { ItemCommands } from './item-commands.tsx';
import type { Item } from './types.ts';

/** An item that nobody is offered: as those who write the catalogue see it. */
export function ItemPage({ item }: { item: Item }) {
  const { id, title, state, version, draft } = item;
  const may = useMay();
  const navigate = useNavigate();
  return (
    <RecordPage
      id={id}
      title={title}
      trail={{ label: 'Catalogue', href: '/catalogue-items?all=1' }}
      badges={<StateBadge state={state} />}
      commands={
        <>
          <ItemCommands item={item} />
          {may('catalogue-item', 'change') && (
            <Button onClick={() => void navigate(`/catalogue-items/${id}/edit`)}>Edit</Button>
          )}
        </>
      }
      main={
        <>
          <Panel title="What it says">
            {draft?.description ? (
              <Markdown text={draft.description} />
            ) : (
              <p>{draft?.summary ?? 'Nothing yet.'}</p>
            )}
            <ul className="plain">
              {draft?.fields.map((field) => (
                <li key={field.name}>
                  {field.label} <span className="soft">{typeWords[field.type].toLowerCase()}</span>
                </li>
              ))}
            </ul>
          </Panel>
          <Panel title="Timeline">
            <Timeline path={`/catalogue-items/${id}`} version={version} />
          </Panel>
        </>
      }
    />
  );
}
