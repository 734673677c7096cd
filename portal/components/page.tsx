import { type ReactNode, useEffect } from 'react';

type Props = {
  title: string;
  /** One sentence for somebody who is here for the first time. */
  about?: ReactNode;
  actions?: ReactNode;
  trail?: { label: string; href: string };
  children: ReactNode;
};

/** A page's frame: where it is, what it is, what can be done. */
export function Page({ title, about, actions, trail, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Serverless ITSM`;
  }, [title]);
  return (
    <div className="page">
      <header className="page-header">
        <div>
          {trail && (
            <nav aria-label="Where you are">
              <a href={trail.href}>{trail.label}</a>
            </nav>
          )}
          <h1>{title}</h1>
          {about && <p>{about}</p>}
        </div>
        {actions && <div className="actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
