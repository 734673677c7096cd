import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import { type ReactNode, useRef } from 'react';

type Props = {
  label: string;
  /** As in the attribute of an input: `.csv,text/csv`. */
  accept: string;
  /** What is said of the file that was chosen. */
  chosen: ReactNode;
  error?: string | undefined;
  onPick: (file: File) => void;
};

/** Chooses one file; the same one can be chosen again once it was mended. */
export function FileField({ label, accept, chosen, error, onPick }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <FormField label={label} errorText={error}>
      <span className="file-field">
        <Button iconName="upload" formAction="none" onClick={() => input.current?.click()}>
          {chosen ? 'Choose another file' : 'Choose a file'}
        </Button>
        {chosen && <span>{chosen}</span>}
      </span>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept={accept}
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = '';
          if (file) onPick(file);
        }}
      />
    </FormField>
  );
}
