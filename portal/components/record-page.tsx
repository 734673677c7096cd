import { type ReactNode, useEffect } from 'react';

type Props = {
  id: string;
  title: string;
  trail: { label: string; href: string };
  badges: ReactNode;
  commands?: ReactNode;
  above?: ReactNode;
  main: ReactNode;
  side?: ReactNode;
};

/** A record's frame, the same for every practice: what it is, what can be done, its story, its facts. */
export function RecordPage({ id, title, trail, badges, commands, above, main, side }: Props) {
  useEffect(() => {
    document.title = `${id} ${title} · Serverless ITSM`;
  }, [id, title]);
  return (
    <article className="page record">
      <header className="record-header">
        <nav aria-label="Where you are">
          <a href={trail.href}>{trail.label}</a> <span aria-hidden="true">/</span>{' '}
          <span className="id">{id}</span>
        </nav>
        <h1>{title}</h1>
        <div className="badges">{badges}</div>
        {commands && <div className="commands">{commands}</div>}
      </header>
      {above}
      <div className={side ? 'columns' : ''}>
        <div className="main">{main}</div>
        {side && <aside aria-label="Facts">{side}</aside>}
      </div>
    </article>
  );
}
