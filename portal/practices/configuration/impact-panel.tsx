import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import type { Impact } from '../../../functions/configuration/impact-answer.ts';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { useLive } from '../../live/use-live.ts';
import type { NameOf } from '../../live/use-names.ts';
import { useNarrow } from '../../live/use-narrow.ts';
import { capital, counted } from '../../words.ts';
import { CiLink } from './ci-link.tsx';
import { ImpactDrawing } from './impact-drawing.tsx';
import { impactPicture } from './impact-picture.ts';

type Direction = Impact['direction'];
const few = 20;

function summary({ direction, items, held, services, truncated, left, unread }: Impact): string {
  const others = items.length - 1;
  const some = counted(others, 'item', 'items');
  const first =
    direction === 'breaks'
      ? `If it fails, ${others ? `${some} and ${counted(services.length, 'service', 'services')} feel it` : services.length ? `${counted(services.length, 'service', 'services')} feel it` : 'nothing else does'}.`
      : others
        ? `${capital(some)} could have caused that it fails.`
        : 'Nothing that is known could have caused that it fails.';
  const kept = held.length
    ? ` ${capital(counted(held.length, 'item is', 'items are'))} kept up by others of their pool.`
    : '';
  const more = truncated
    ? ` This is not all: ${left ? `${left} were found and not followed` : `of ${unread} not all relations were read`}.`
    : '';
  return first + kept + more;
}

function Rows({ impact, kindOf }: { impact: Impact; kindOf: NameOf }) {
  const [all, setAll] = useState(false);
  const others = impact.items.filter(({ distance }) => distance > 0);
  if (!others.length) return null;
  const causes = impact.direction === 'causes';
  return (
    <div id="impact-items">
      <PlainTable
        label="Items that are reached"
        heads={['Item', 'Class', 'Steps', ...(causes ? ['Enough by itself'] : [])]}
        rows={others
          .slice(0, all ? others.length : few)
          .map(({ id, title, class: kind, distance, alone }) => ({
            id,
            cells: [
              <CiLink key={id} id={id} title={title} />,
              kindOf(kind),
              distance,
              ...(causes ? [alone ? 'Yes' : 'Only with its stand-ins'] : []),
            ],
          }))}
      />
      {others.length > few && !all && <Button onClick={() => setAll(true)}>Show all {others.length}</Button>}
    </div>
  );
}

function Services({ services }: { services: Impact['services'] }) {
  if (!services.length) return null;
  return (
    <PlainTable
      label="Services that are reached"
      heads={['Service', 'Criticality', 'Offerings']}
      rows={services.map(({ id, title, criticality, offerings }) => ({
        id,
        cells: [
          <a key={id} href={`/services?find=${id}`}>
            {title}
          </a>,
          capital(criticality),
          offerings.map(({ name }) => name).join(', '),
        ],
      }))}
    />
  );
}

function Part({ id, direction, kindOf }: { id: string; direction: Direction; kindOf: NameOf }) {
  const path = `/cis/${encodeURIComponent(id)}/impact?direction=${direction}`;
  const { data, error, refetch } = useLive<Impact>(path, { pace: 'slow' });
  const across = useNarrow() ? 2 : 4;
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading />;
  const text = summary(data);
  const drawn = data.items.length > 1 || data.services.length > 0;
  return (
    <div className="impact-part">
      <p role="status">{text}</p>
      {drawn && <ImpactDrawing picture={impactPicture(data, across, (kind) => kindOf(kind))} label={text} />}
      <Services services={data.services} />
      <Rows impact={data} kindOf={kindOf} />
    </div>
  );
}

/** What breaks if an item fails, and what could have caused that it does: in a sentence, as a picture and as tables. */
export function ImpactPanel({ id, kindOf }: { id: string; kindOf: NameOf }) {
  return (
    <Panel title="Impact">
      <Tabs
        label="Impact"
        name="impact"
        tabs={[
          {
            id: 'breaks',
            label: 'What breaks if it fails',
            content: () => <Part id={id} direction="breaks" kindOf={kindOf} />,
          },
          {
            id: 'causes',
            label: 'What could have caused it',
            content: () => <Part id={id} direction="causes" kindOf={kindOf} />,
          },
        ]}
      />
    </Panel>
  );
}
