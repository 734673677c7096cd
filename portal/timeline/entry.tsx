import Icon, { type IconProps } from '@cloudscape-design/components/icon';
import { Age } from '../components/age.tsx';
import type { Names } from '../components/incident-row.tsx';
import { Avatar } from '../components/person.tsx';
import type { TimelineEntry } from '../model.ts';
import { capital, spelled, systemName } from '../words.ts';
import { happened, isPersonField, type Kind, kindOf, lastResort, told, value } from './words.ts';

const icons: Record<Kind, IconProps.Name> = {
  comment: 'contact',
  note: 'lock-private',
  page: 'notification',
  alert: 'status-warning',
  state: 'status-info',
  change: 'edit',
};

const isPerson = (by: string): boolean => !by.startsWith('system:');

/** Who did it: a person by name, what AWS Health said, or else the desk itself. */
export const author = ({ by, byName }: TimelineEntry, names: Names): string =>
  isPerson(by) ? (byName ?? names.person(by)) : capital(systemName(by));

export function Entry({ entry, names }: { entry: TimelineEntry; names: Names }) {
  const kind = kindOf(entry);
  const who = author(entry, names);
  const name = (field: string, raw: unknown) =>
    isPersonField(field) && typeof raw === 'string'
      ? (entry.names?.[raw] ?? names.person(raw))
      : field === 'team'
        ? names.team(raw as string)
        : field === 'service'
          ? names.service(raw as string)
          : value(field, raw);
  const failed = /page-failed|unanswered/.test(entry.type);
  const error = entry.facts?.error;
  return (
    <li className={`entry ${kind} ${failed ? 'failed' : ''}`}>
      <span className="sign">
        {isPerson(entry.by) ? <Avatar id={entry.by} name={who} /> : <Icon name={icons[kind]} />}
      </span>
      <div className="said">
        <p className="line">
          <strong>{who}</strong>{' '}
          <span>
            {happened(entry, name)
              .replace(/ (for|on) \{it\}/, '')
              .replace('{it}', 'it')}
          </span>
          {kind === 'note' && <span className="tag">Internal</span>}
          {kind === 'comment' && <span className="tag">Public</span>}
          {typeof entry.facts?.level === 'number' && entry.facts.person !== lastResort && (
            <span className="tag">Level {entry.facts.level + 1}</span>
          )}
          <Age since={entry.at} ago />
        </p>
        {told(entry).length > 0 && (
          <ul className="changes">
            {told(entry).map(([field, { from, to }]) => (
              <li key={field}>
                <span className="field">{spelled(field.replace(/^attributes\./, ''))}</span>
                {from !== undefined && <del>{name(field, from)}</del>}
                {(from !== undefined || to !== undefined) && (
                  <>
                    <span className="unseen"> became </span>
                    <Icon name="angle-right" size="small" />
                    <ins>{name(field, to)}</ins>
                  </>
                )}
              </li>
            ))}
          </ul>
        )}
        {error !== undefined && <p className="error">{String(error)}</p>}
        {entry.text && <p className="text">{entry.text}</p>}
      </div>
    </li>
  );
}
