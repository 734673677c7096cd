import { useId } from 'react';
import type { Execution } from '../model.ts';
import { capital, spelled } from '../words.ts';
import type { Line } from './curves.ts';
import { toGraph, type Words } from './graph.ts';
import { type Box, type Direction, dot, layOut } from './layout.ts';

/** What a run is doing, in one sentence for those who cannot see the picture. */
function told({ current, status, states }: Execution): string {
  if (current) return `It is running: now in “${current}”. The states are in the table below the picture.`;
  const failed = states.find((state) => state.status === 'failed');
  return `${capital(spelled(status.toLowerCase()))}${failed ? ` in “${failed.name}”` : ''}.`;
}

/** A run of a state machine as a picture, its current state marked. */
export function Drawing({
  execution,
  direction,
  words,
}: {
  execution: Execution;
  direction: Direction;
  words: Words;
}) {
  const id = useId();
  const { x, y, width, height, boxes, lines } = layOut(toGraph(execution, words), direction);
  return (
    <svg
      className="machine"
      viewBox={`${x} ${y} ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-labelledby={id}
    >
      <title id={id}>{told(execution)}</title>
      <defs>
        {(['taken', 'open'] as const).map((kind) => (
          <marker
            key={kind}
            id={`${id}${kind}`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path className={`head ${kind}`} d="M0 0.6 7 4 0 7.4z" />
          </marker>
        ))}
      </defs>
      {lines.map((line) => (
        <Connection key={`${line.edge.from}→${line.edge.to}`} line={line} heads={id} />
      ))}
      {boxes.map((place) => (
        <State key={place.node.id} place={place} />
      ))}
    </svg>
  );
}

function Connection({ line: { edge, path, label }, heads }: { line: Line; heads: string }) {
  const kind = edge.taken ? 'taken' : 'open';
  return (
    <g className={`edge ${kind} ${edge.caught ? 'caught' : ''}`}>
      <path d={path} markerEnd={`url(#${heads}${kind})`} />
      {label && (
        <text x={label.x} y={label.y} textAnchor={label.anchor}>
          {label.text}
        </text>
      )}
    </g>
  );
}

/** Breaks a name into at most three lines that fit the box. */
function lines(name: string, width: number): string[] {
  const broken: string[] = [''];
  for (const word of name.split(' ')) {
    const last = broken.at(-1) ?? '';
    if (last && `${last} ${word}`.length > (width - 38) / 7) broken.push(word);
    else broken[broken.length - 1] = last ? `${last} ${word}` : word;
  }
  return broken.length > 3 ? [...broken.slice(0, 2), `${broken[2]}…`] : broken;
}

function State({ place: { x, y, width, height, node, label } }: { place: Box }) {
  if (node.kind !== 'state') {
    const [cx, cy] = [x + width / 2, y + height / 2];
    return (
      <g className={`mark ${node.kind} ${node.status}`}>
        <circle cx={cx} cy={cy} r={dot / 2 - 1} />
        {label && (
          <text x={label.x} y={label.y} textAnchor={label.anchor}>
            {label.text}
          </text>
        )}
      </g>
    );
  }
  const text = lines(node.id, width);
  const times = node.state?.entered ?? 0;
  return (
    <g className={`state ${node.status}`}>
      {node.status === 'current' && (
        <rect className="pulse" x={x - 5} y={y - 5} width={width + 10} height={height + 10} rx={15} />
      )}
      <rect x={x} y={y} width={width} height={height} rx={11} />
      <Sign status={node.status} x={x + 17} y={y + height / 2} />
      <text x={x + 32} y={y + height / 2 + 4.5 - (text.length - 1) * 8}>
        {text.map((part, index) => (
          <tspan key={part} x={x + 32} dy={index === 0 ? 0 : 16}>
            {part}
          </tspan>
        ))}
      </text>
      {times > 1 && (
        <g className="times">
          <rect x={x + width - 24} y={y - 9} width={32} height={19} rx={9.5} />
          <text x={x + width - 8} y={y + 5} textAnchor="middle">
            ×{times}
          </text>
        </g>
      )}
    </g>
  );
}

function Sign({ status, x, y }: { status: Box['node']['status']; x: number; y: number }) {
  const at = `translate(${x} ${y})`;
  if (status === 'done') return <path className="sign" transform={at} d="m-5 0 3.5 4L5-4" />;
  if (status === 'failed') return <path className="sign" transform={at} d="M-4-4 4 4M4-4-4 4" />;
  return <circle className="sign" transform={at} r={status === 'current' ? 5 : 4} />;
}
