import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import type { Affected } from '../model.ts';
import { capital } from '../words.ts';

const most = 10;

/** Resources as AWS says that they are: the first ten, and all of them when somebody wants to see them. */
export function AffectedList({ resources, count }: { resources: readonly Affected[]; count: number }) {
  const [all, setAll] = useState(false);
  const shown = all || resources.length <= most + 2 ? resources : resources.slice(0, most);
  return (
    <>
      <table className="differences affected">
        <thead>
          <tr>
            <th scope="col">Resource</th>
            <th scope="col">What AWS says</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ resource, status, ci, name }) => (
            <tr key={resource}>
              <th scope="row">
                {ci ? <a href={`/cis/${ci}`}>{name ?? ci}</a> : null}{' '}
                <span className={ci ? 'soft' : ''}>{resource}</span>
              </th>
              <td>{capital(status.toLowerCase())}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < resources.length && (
        <Button onClick={() => setAll(true)}>{`Show ${resources.length} resources`}</Button>
      )}
      {shown.length === resources.length && count > resources.length && (
        <p className="soft">{count - resources.length} more are listed by AWS.</p>
      )}
    </>
  );
}
