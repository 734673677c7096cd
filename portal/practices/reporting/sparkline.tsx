const [width, height] = [120, 28];

type Point = readonly [x: number, y: number];

/** Stretches of a course without a gap: where nothing was measured, there is no line. */
function stretches(values: readonly (number | undefined)[]): Point[][] {
  const most = Math.max(...values.map((value) => value ?? 0), 0);
  const all: Point[][] = [[]];
  values.forEach((value, index) => {
    if (value === undefined) {
      all.push([]);
      return;
    }
    const x = (index / Math.max(1, values.length - 1)) * width;
    all.at(-1)?.push([x, height - 2 - (most ? value / most : 0) * (height - 4)]);
  });
  return all.filter((points) => points.length);
}

/** How a figure went, as a line that says no more than up and down; the charts below say it exactly. */
export function Sparkline({ values }: { values: readonly (number | undefined)[] }) {
  const lines = stretches(values);
  return (
    <svg className="spark" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {lines.map((points) => {
        const path = points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
        return points.length === 1 ? (
          <circle key={path} cx={points[0]?.[0]} cy={points[0]?.[1]} r="1.6" />
        ) : (
          <polyline key={path} points={path} />
        );
      })}
    </svg>
  );
}
