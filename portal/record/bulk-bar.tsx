import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useState } from 'react';
import { useMay } from '../desk.ts';
import type { Base } from '../model.ts';
import { counted } from '../words.ts';
import { BulkDialog } from './bulk-dialog.tsx';
import type { BulkWord, BulkWords } from './bulk-words.ts';

type Props = {
  /** What the records are: `incident`. */
  kind: string;
  words: BulkWords;
  chosen: readonly Base[];
  forget: () => void;
};

/** What can be done to all that are chosen. */
export function BulkBar({ kind, words, chosen, forget }: Props) {
  const may = useMay();
  const [command, setCommand] = useState<string>();
  const items = Object.entries(words)
    .filter(([name, { right }]) => may(kind, right ?? name))
    .map(([id, { label }]) => ({ id, text: `${label}…` }));
  return (
    <div className="bulk" role="toolbar" aria-label="What is chosen">
      <span role="status">{counted(chosen.length, kind)} chosen</span>
      <ButtonDropdown items={items} onItemClick={({ detail }) => setCommand(detail.id)}>
        Do with all
      </ButtonDropdown>
      <Button variant="link" onClick={forget}>
        Choose none
      </Button>
      {command && (
        <BulkDialog
          kind={kind}
          command={command}
          word={words[command] as BulkWord}
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
