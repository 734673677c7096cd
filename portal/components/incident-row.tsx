import type { ReactNode } from 'react';
import type { Incident } from '../model.ts';
import { Age } from './age.tsx';
import { Avatar } from './person.tsx';
import { PriorityBadge } from './priority.tsx';
import { StateBadge } from './state.tsx';

export type Names = {
  person: (id?: string | null) => string;
  service: (id?: string | null) => string;
  team: (id?: string | null) => string;
};

type Props = {
  incident: Incident;
  names: Names;
  /** Who has it, when there is more to say of that than a name; the priority is then told briefly. */
  who?: ReactNode;
};

/** An incident in one line, on a phone in three. */
export function IncidentRow({ incident, names, who }: Props) {
  const { id, title, priority, state, service, team, assignee, openedAt, escalation } = incident;
  const unanswered = state === 'open' && escalation === 'exhausted';
  return (
    <a className={`row p${priority} ${who ? 'live' : ''}`} href={`/incidents/${id}`} data-row={id}>
      <span className="badge">
        <PriorityBadge priority={priority} brief={who !== undefined} />
      </span>
      <span className="what">
        <span className="title">{title}</span>
        <span className="where">
          <span className="id">{id}</span>
          {service && <span>{names.service(service)}</span>}
          {team && <span>{names.team(team)}</span>}
        </span>
      </span>
      <span className="who">
        {who ??
          (assignee ? (
            <>
              <Avatar id={assignee} name={names.person(assignee)} />
              <span className="name">{names.person(assignee)}</span>
            </>
          ) : (
            <span className="nobody">Unassigned</span>
          ))}
      </span>
      <span className="how">
        <StateBadge state={unanswered ? 'unanswered' : state} />
      </span>
      <Age since={openedAt} />
    </a>
  );
}
