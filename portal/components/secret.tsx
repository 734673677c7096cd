import Button from '@cloudscape-design/components/button';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import { useState } from 'react';

type Props = {
  label: string;
  /** The secret when the desk has told it; it is told once, when it is made or rotated. */
  value?: string | undefined;
  /** What is shown of a secret that is not told: its last characters, or when it was made. */
  hint?: string;
  /** Makes a new one; the old one ends as the caller's words say. */
  onRotate?: () => void;
  rotating?: boolean;
  /** It can be read again at any time. */
  lasting?: boolean;
};

/** A secret behind dots, to be shown or copied while it is known, and to be replaced at any time. */
export function Secret({ label, value, hint, onRotate, rotating = false, lasting = false }: Props) {
  const [shown, setShown] = useState(false);
  return (
    <div className="secret">
      <span className="label">{label}</span>
      <code>{value ? (shown ? value : '•'.repeat(24)) : (hint ?? 'is not shown again')}</code>
      <span className="actions">
        {value && (
          <>
            <Button
              variant="inline-link"
              ariaLabel={`${shown ? 'Hide' : 'Show'} ${label}`}
              onClick={() => setShown(!shown)}
            >
              {shown ? 'Hide' : 'Show'}
            </Button>
            <CopyToClipboard
              variant="icon"
              copyButtonAriaLabel={`Copy ${label}`}
              copySuccessText="Copied"
              copyErrorText="Not copied"
              textToCopy={value}
            />
          </>
        )}
        {onRotate && (
          <Button iconName="refresh" loading={rotating} loadingText="Making a new one" onClick={onRotate}>
            Rotate
          </Button>
        )}
      </span>
      {value && !lasting && <p className="soft">Copy it now: it is not shown again.</p>}
    </div>
  );
}
