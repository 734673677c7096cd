import { box, type Picture } from './impact-picture.ts';

const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** An impact as a picture; every box is a link, so that the keyboard comes everywhere. */
export function ImpactDrawing({ picture, label }: { picture: Picture; label: string }) {
  const { width, height, boxes, lines } = picture;
  return (
    <svg className="impact" viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
      <title>{label}</title>
      {lines.map(({ id, path }) => (
        <path key={id} className="way" d={path} />
      ))}
      {boxes.map(({ id, title, detail, href, kind, x, y }) => (
        <a key={id} href={href} className={kind} aria-label={`${title}, ${detail}`}>
          <rect x={x} y={y} width={box.width} height={box.height} rx={10} />
          <text x={x + 12} y={y + 22}>
            {cut(title, 21)}
          </text>
          <text className="detail" x={x + 12} y={y + 39}>
            {cut(detail, 25)}
          </text>
        </a>
      ))}
    </svg>
  );
}
