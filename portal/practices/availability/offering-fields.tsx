import { NumberField } from '../../components/number-field.tsx';
import { Panel } from '../../components/panel.tsx';
import { Pick } from '../../components/pick.tsx';
import { useLive } from '../../live/use-live.ts';
import type { Base } from '../../model.ts';
import type { Commitment } from './types.ts';

type Offered = Base & { offerings?: { id: string; name: string }[] };
type Own = Commitment['offerings'][number];
type Props = {
  service: string;
  value: Commitment['offerings'];
  hours: readonly { value: string; label: string }[];
  onChange: (value: Own[]) => void;
  error: string | undefined;
};

/** What is promised of single offerings, where that is something else than of the service. */
export function OfferingFields({ service, value, hours, onChange, error }: Props) {
  const { data } = useLive<Offered>(service ? `/services/${encodeURIComponent(service)}` : null, {
    pace: 'once',
  });
  const offerings = data?.offerings ?? [];
  if (!offerings.length) return null;
  const own = (id: string) => value.find(({ offering }) => offering === id);
  const put = (id: string, percent: number | undefined, calendar: string | undefined) => {
    const others = value.filter(({ offering }) => offering !== id);
    onChange(
      percent === undefined ? others : [...others, { offering: id, percent, ...(calendar && { calendar }) }],
    );
  };
  return (
    <Panel title="Offerings">
      {error && <p className="missed">{error}</p>}
      {offerings.map(({ id, name }) => (
        <div key={id} className="offering-promise">
          <NumberField
            label={`${name} is there`}
            description="Empty: as the service."
            unit="percent"
            value={own(id)?.percent}
            onChange={(percent) => put(id, percent, own(id)?.calendar)}
          />
          <Pick
            label={`${name} within`}
            options={hours}
            value={own(id)?.calendar ?? ''}
            onChange={(calendar) => put(id, own(id)?.percent, calendar)}
          />
        </div>
      ))}
    </Panel>
  );
}
