import { useEffect, useRef, useState } from 'react';
import type { Execution } from '../model.ts';
import { Drawing } from './drawing.tsx';
import type { Words } from './graph.ts';
import { StateTable } from './table.tsx';

/** A run, drawn to the right where there is room and downwards where there is not. */
export function Run({
  execution,
  words,
  table = true,
}: {
  execution: Execution;
  words: Words;
  table?: boolean;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const [narrow, setNarrow] = useState(false);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => setNarrow((entry?.contentRect.width ?? 0) < 640));
    if (frame.current) watch.observe(frame.current);
    return () => watch.disconnect();
  }, []);
  return (
    <div className="run" ref={frame}>
      <Drawing execution={execution} direction={narrow ? 'down' : 'right'} words={words} />
      {table && <StateTable execution={execution} />}
    </div>
  );
}
