import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useRef } from 'react';
import { useFirstField } from './use-first-field.ts';

type Props = {
  title: string;
  go: string;
  onGo: () => void;
  onClose: () => void;
  busy: boolean;
  ready?: boolean;
  children: ReactNode;
};

/** A dialog that asks for what a command needs. Enter gives the command, Escape does not. */
export function Ask({ title, go, onGo, onClose, busy, ready = true, children }: Props) {
  const form = useRef<HTMLFormElement>(null);
  useFirstField(form);
  return (
    <Modal
      visible
      header={title}
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              Cancel
            </Button>
            <Button variant="primary" loading={busy} loadingText="Working" disabled={!ready} onClick={onGo}>
              {go}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !busy) onGo();
        }}
      >
        <SpaceBetween size="m">{children}</SpaceBetween>
        <input type="submit" hidden disabled={!ready} />
      </form>
    </Modal>
  );
}
