import { type ReactNode, useId } from 'react';

type Props = {
  title: string;
  count?: number | string | undefined;
  actions?: ReactNode;
  children: ReactNode;
  /** Content that brings its own padding, such as rows and tables. */
  flush?: boolean;
  className?: string;
};

/** A titled part of a page. */
export function Panel({ title, count, actions, children, flush = false, className = '' }: Props) {
  const id = useId();
  return (
    <section className={`panel ${flush ? 'flush' : ''} ${className}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>
          {title}
          {count !== undefined && <span className="count"> {count}</span>}
        </h2>
        {actions && <div className="actions">{actions}</div>}
      </header>
      <div className="body">{children}</div>
    </section>
  );
}
