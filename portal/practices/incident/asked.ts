import { useCommand } from '../../live/use-command.ts';
import type { Incident } from '../../model.ts';

export type DialogProps = { incident: Incident; onClose: () => void };

/** Gives the command and closes when it was accepted; a refusal leaves the dialog as it is. */
export function useAsked(onClose: () => void) {
  const command = useCommand<Incident>();
  const send = (...ask: Parameters<typeof command.run>) => {
    command.run(...ask).then(onClose, () => undefined);
  };
  return { ...command, send };
}
