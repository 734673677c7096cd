import { useCommand } from './use-command.ts';

/** For dialogs: gives the command and closes when it was accepted; a refusal leaves the dialog as it is. */
export function useAsked<T = unknown>(onClose: () => void) {
  const command = useCommand<T>();
  const send = (...ask: Parameters<typeof command.run>) => {
    command.run(...ask).then(onClose, () => undefined);
  };
  return { ...command, send };
}
