import { type ReactNode, useState } from 'react';
import { Ask } from './ask.tsx';
import { TextField } from './text-field.tsx';

type Props = {
  title: string;
  /** The command in one or two words, as on the button. */
  go: string;
  onGo: () => void;
  onClose: () => void;
  busy: boolean;
  /** Must be typed first: for what cannot be taken back. */
  type?: string;
  /** What will be so afterwards, in words. */
  children: ReactNode;
};

/** Asks before a command that takes something away. */
export function Confirm({ type, children, ...ask }: Props) {
  const [typed, setTyped] = useState('');
  return (
    <Ask {...ask} ready={type === undefined || typed.trim() === type}>
      <div>{children}</div>
      {type !== undefined && (
        <TextField label={`Type ${type} to go on`} value={typed} onChange={setTyped} focus />
      )}
    </Ask>
  );
}
