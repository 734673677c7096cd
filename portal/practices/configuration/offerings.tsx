import type { Service } from '../../model.ts';

type Props = { of: string; offerings: Service['offerings'] };

/** What a service promises to some of its users, and when it is supported. */
export function Offerings({ of, offerings = [] }: Props) {
  if (!offerings.length) return null;
  return (
    <ul className="offerings" aria-label={`Offerings of ${of}`}>
      {offerings.map(({ id, name, hours }) => (
        <li key={id}>
          {name}
          {hours && <span className="soft">, {hours}</span>}
        </li>
      ))}
    </ul>
  );
}
