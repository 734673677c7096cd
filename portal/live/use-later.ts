import { useEffect, useState } from 'react';

/** A text once nobody has typed for a moment, so that not every letter is asked for. */
export function useLater(text: string, milliseconds = 500): string {
  const [later, setLater] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setLater(text), milliseconds);
    return () => clearTimeout(timer);
  }, [text, milliseconds]);
  return later;
}
