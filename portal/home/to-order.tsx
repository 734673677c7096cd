import { Panel } from '../components/panel.tsx';
import { useItems } from '../live/use-live.ts';
import type { Base } from '../model.ts';

type Item = Base & { live?: { content: { name: string; summary?: string } } };
const most = 6;

/** The first things of the catalogue, as tiles; nothing while there is nothing to order. */
export function ToOrder() {
  const path = `/catalogue-items?limit=${most}`;
  const { items } = useItems<Item>(path, { pace: 'slow' });
  if (!items.length) return null;
  return (
    <Panel title="Order something" actions={<a href="/catalogue-items">All of the catalogue</a>}>
      <ul className="order-tiles">
        {items.map(({ id, title, live }) => (
          <li key={id}>
            <a href={`/catalogue-items/${encodeURIComponent(id)}`}>
              <strong>{live?.content.name ?? title}</strong>
              {live?.content.summary && <span className="soft">{live.content.summary}</span>}
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
