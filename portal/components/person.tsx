/** A stable colour of eight for a name, so that a face is found again at a glance. */
export function hue(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 8;
  return sum;
}

const initials = (name: string): string =>
  name
    .split(/[\s.-]+/)
    .map((part) => part.charAt(0))
    .slice(0, 2)
    .join('')
    .toUpperCase();

export function Avatar({ id, name }: { id: string; name: string }) {
  return (
    <span className={`avatar hue-${hue(id)}`} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

/** A person by face and name. */
export function PersonName({ id, name }: { id: string; name: string }) {
  return (
    <span className="person">
      <Avatar id={id} name={name} />
      <span>{name}</span>
    </span>
  );
}
