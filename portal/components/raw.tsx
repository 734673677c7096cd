import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';

const pretty = (value: unknown): string => {
  if (typeof value !== 'string') return JSON.stringify(value, null, 2) ?? '';
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value;
  }
};

/** What was received, as it was received, apart from the line breaks. */
export function Raw({ value, label }: { value: unknown; label: string }) {
  const text = pretty(value);
  return (
    <section className="raw" aria-label={label}>
      <span className="copy">
        <CopyToClipboard
          variant="icon"
          copyButtonAriaLabel={`Copy ${label}`}
          copySuccessText="Copied"
          copyErrorText="Not copied"
          textToCopy={text}
        />
      </span>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>{text}</pre>
    </section>
  );
}
