const tones: Record<string, 'bad' | 'busy' | 'good' | 'quiet'> = {
  critical: 'bad',
  high: 'bad',
  medium: 'busy',
  low: 'quiet',
  informational: 'quiet',
  malicious: 'bad',
  suspicious: 'busy',
  benign: 'good',
};

/** How bad it is, or what is thought of it, in a word. */
export const WordBadge = ({ word }: { word: string }) => (
  <span className={`state ${tones[word] ?? 'quiet'}`}>
    <span className="dot" aria-hidden="true" />
    {word}
  </span>
);
