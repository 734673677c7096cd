import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import { useState } from 'react';

export type Variant = { label: string; text: string };

/** Code to be copied as it stands; with several variants, one of them at a time. */
export function Snippet({ label, variants }: { label: string; variants: readonly Variant[] }) {
  const [chosen, setChosen] = useState(0);
  const { text } = variants[chosen] ?? variants[0] ?? { text: '' };
  return (
    <div className="snippet">
      {variants.length > 1 && (
        <fieldset className="chips">
          <legend className="unseen">{label}</legend>
          {variants.map((each, index) => (
            <button
              key={each.label}
              type="button"
              aria-pressed={index === chosen}
              onClick={() => setChosen(index)}
            >
              {each.label}
            </button>
          ))}
        </fieldset>
      )}
      <section className="command" aria-label={label}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <pre tabIndex={0}>{text}</pre>
        <span className="copy">
          <CopyToClipboard
            variant="icon"
            copyButtonAriaLabel={`Copy ${label}`}
            copySuccessText="Copied"
            copyErrorText="Not copied"
            textToCopy={text}
          />
        </span>
      </section>
    </div>
  );
}
