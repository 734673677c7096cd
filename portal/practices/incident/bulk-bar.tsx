import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useState } from 'react';
import { useMay } from '../../desk.ts';
import type { Incident } from '../../model.ts';
import { counted } from '../../words.ts';
import { BulkDialog } from './bulk-dialog.tsx';
import { type BulkCommand, bulkWords } from './bulk-words.ts';

/** What can be done to all that are chosen. */
export function BulkBar({ chosen, forget }: { chosen: readonly Incident[]; forget: () => void }) {
  const may = useMay();
  const [command, setCommand] = useState<BulkCommand>();
  const items = (Object.keys(bulkWords) as BulkCommand[])
    .filter((each) => may('incident', each))
    .map((each) => ({ id: each, text: `${bulkWords[each].label}…` }));
  return (
    <div className="bulk" role="toolbar" aria-label="What is chosen">
      <span role="status">{counted(chosen.length, 'incident')} chosen</span>
      <ButtonDropdown items={items} onItemClick={({ detail }) => setCommand(detail.id as BulkCommand)}>
        Do with all
      </ButtonDropdown>
      <Button variant="link" onClick={forget}>
        Choose none
      </Button>
      {command && (
        <BulkDialog
          command={command}
          chosen={chosen}
          onClose={() => setCommand(undefined)}
          onDone={() => {
            setCommand(undefined);
            forget();
          }}
        />
      )}
    </div>
  );
}
