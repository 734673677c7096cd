import Button from '@cloudscape-design/components/button';
import type { ReactNode } from 'react';
import { shown } from '../problem.ts';

const signs = {
  fine: ['24', '24', '20', 'm15 25 6 6 12-13'],
  search: ['21', '21', '15', 'm32 32 11 11'],
} as const;

/** Nothing is there: that is fine, or it is yet to be searched for. */
export function Nothing({
  title,
  sign = 'fine',
  children,
}: {
  title: string;
  sign?: keyof typeof signs;
  children?: ReactNode;
}) {
  const [cx, cy, r, d] = signs[sign];
  return (
    <div className="quiet">
      <svg viewBox="0 0 48 48" aria-hidden="true" focusable="false">
        <circle cx={cx} cy={cy} r={r} />
        <path d={d} />
      </svg>
      <p className="title">{title}</p>
      {children && <div>{children}</div>}
    </div>
  );
}

/** It could not be read; says why and how to go on. */
export function Trouble({ error, retry }: { error: unknown; retry?: () => unknown }) {
  const { title, message } = shown(error);
  return (
    <div className="quiet trouble" role="alert">
      <p className="title">{title}</p>
      <p>{message}</p>
      {retry && (
        <Button onClick={() => void retry()} iconName="refresh">
          Try again
        </Button>
      )}
    </div>
  );
}

/** Grey lines where content is about to be. */
export function Loading({ lines = 3, label = 'Loading' }: { lines?: number; label?: string }) {
  return (
    <div className="loading" role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, line) => line).map((line) => (
        <span key={line} aria-hidden="true" />
      ))}
    </div>
  );
}
