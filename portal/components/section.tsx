import type { ReactNode } from 'react';

type Props = { title: string; about?: ReactNode; actions?: ReactNode; children: ReactNode };

/** A part of a form or a panel under a heading of its own. */
export function Section({ title, about, actions, children }: Props) {
  return (
    <section className="part" aria-label={title}>
      <header>
        <div>
          <h3>{title}</h3>
          {about && <p>{about}</p>}
        </div>
        {actions}
      </header>
      <div className="fields">{children}</div>
    </section>
  );
}
