import type { ReactNode } from 'react';

type Props = {
  label: string;
  heads: readonly string[];
  /** The first cell of a row names it. */
  rows: readonly { id: string; cells: readonly ReactNode[] }[];
};

/** A table to be read, within a panel; long words break where there is no room. */
export function PlainTable({ label, heads, rows }: Props) {
  return (
    <div className="outcomes reading">
      <table aria-label={label}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells: [first, ...others] }) => (
            <tr key={id}>
              <th scope="row">{first}</th>
              {others.map((cell, nth) => (
                <td key={heads[nth + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
