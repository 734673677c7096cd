import { useTeams } from '../../live/use-names.ts';
import { capital } from '../../words.ts';
import type { FullPerson, Standing } from './model.ts';

const sources = (whole: FullPerson, what: keyof Standing, value: string): string => {
  const { byHand, byGroups } = whole;
  if (!byGroups) return 'by hand';
  const from = [
    byHand?.[what].includes(value) && 'by hand',
    byGroups[what].includes(value) && 'by their groups at the identity provider',
  ];
  return from.filter(Boolean).join(', and ');
};

/** What somebody may do, each with where it comes from. */
export function Standings({ person }: { person: FullPerson }) {
  const team = useTeams();
  const rows = [
    ...person.roles.map((role) => ['Role', capital(role), sources(person, 'roles', role)]),
    ...person.teams.map((id) => ['Team', team(id), sources(person, 'teams', id)]),
  ];
  return (
    <div className="outcomes in-panel">
      <table aria-label="Roles and teams">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Which</th>
            <th scope="col">Given</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([what, which, from]) => (
            <tr key={`${what} ${which}`}>
              <td className="soft">{what}</td>
              <th scope="row">{which}</th>
              <td>{from}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
