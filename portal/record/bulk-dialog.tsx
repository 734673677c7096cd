import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { type Outcome, OutcomeTable } from '../components/outcome-table.tsx';
import { Pick } from '../components/pick.tsx';
import { PersonPick } from '../components/record-picks.tsx';
import { TextField } from '../components/text-field.tsx';
import { useCommand } from '../live/use-command.ts';
import type { Base } from '../model.ts';
import { counted, spelled } from '../words.ts';
import type { BulkWord } from './bulk-words.ts';

type Row = {
  id: string;
  status: 'done' | 'refused' | 'possible';
  state?: string;
  problem?: { detail: string };
};
type Props = {
  kind: string;
  command: string;
  word: BulkWord;
  chosen: readonly Base[];
  onClose: () => void;
  onDone: () => void;
};

/** Asks for what the command needs, can say beforehand what would be refused, and says what became of each. */
export function BulkDialog({ kind, command, word, chosen, onClose, onDone }: Props) {
  const { field, asks, label, as } = word;
  const choices = typeof as === 'object' ? as : [];
  const [value, setValue] = useState(choices.at(-1)?.value ?? '');
  const [preview, setPreview] = useState<Row[]>();
  const [outcome, setOutcome] = useState<Row[]>();
  const { run, busy, refusal } = useCommand<{ items: Row[] }>();
  const titles = new Map(chosen.map(({ id, title }) => [id, title]));
  const ready = !field || value.trim() !== '';

  const give = async (dryRun: boolean) => {
    const ask = field ? { [field]: value.trim() } : {};
    const body = { command, ids: chosen.map(({ id }) => id), ask, ...(dryRun && { dryRun }) };
    try {
      const { items } = await run({ path: `/${kind}s/bulk`, body });
      if (dryRun) setPreview(items);
      else setOutcome(items);
    } catch {
      // It has been shown.
    }
  };
  const shown = outcome ?? preview;
  const outcomes = shown?.map(
    ({ id, status, state, problem }): Outcome => ({
      id,
      title: titles.get(id),
      href: `/${kind}s/${id}`,
      ok: status !== 'refused',
      detail: problem?.detail ?? (outcome ? spelled(state ?? '') : `would be ${spelled(state ?? '')}`),
    }),
  );
  const error = field ? refusal?.fields[`ask/${field}`] : undefined;
  const input = () => {
    if (!field || !asks) return null;
    const given = { label: asks, value, onChange: setValue, error };
    if (as === 'person') return <PersonPick {...given} workers />;
    if (choices.length) return <Pick {...given} options={choices} />;
    return <TextField {...given} {...(as !== 'line' && { rows: 3 })} focus />;
  };
  return (
    <Modal
      visible
      size="large"
      header={`${label}: ${counted(chosen.length, kind)}`}
      closeAriaLabel="Close"
      onDismiss={outcome ? onDone : onClose}
      footer={
        <Box float="right">
          {outcome ? (
            <Button variant="primary" onClick={onDone}>
              Done
            </Button>
          ) : (
            <SpaceBetween direction="horizontal" size="xs">
              <Button variant="link" onClick={onClose}>
                Cancel
              </Button>
              <Button disabled={!ready || busy} onClick={() => void give(true)}>
                Preview
              </Button>
              <Button
                variant="primary"
                loading={busy}
                loadingText="Working"
                disabled={!ready}
                onClick={() => void give(false)}
              >
                {label}
              </Button>
            </SpaceBetween>
          )}
        </Box>
      }
    >
      <SpaceBetween size="m">
        {!outcome && input()}
        {outcomes && (
          <OutcomeTable outcomes={outcomes} label={outcome ? 'Outcomes' : 'Preview'} preview={!outcome} />
        )}
      </SpaceBetween>
    </Modal>
  );
}
