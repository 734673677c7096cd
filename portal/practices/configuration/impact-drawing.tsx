import { box, type Picture } from './impact-picture.ts';

/** An impact as a picture; every box is a link, so that the keyboard comes everywhere. What a box has no room for ends in dots. */
export function ImpactDrawing({ picture, label }: { picture: Picture; label: string }) {
  const { width, height, boxes, lines } = picture;
  return (
    <svg className="impact" viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
      <title>{label}</title>
      {lines.map(({ id, path }) => (
        <path key={id} className="way" d={path} />
      ))}
      {boxes.map(({ id, title, detail, href, kind, x, y }) => (
        <foreignObject key={id} x={x} y={y} width={box.width} height={box.height}>
          <a href={href} className={`box ${kind}`} title={`${title}, ${detail}`}>
            <span>{title}</span> <span className="detail">{detail}</span>
          </a>
        </foreignObject>
      ))}
    </svg>
  );
}
