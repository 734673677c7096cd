import { Many } from '../../components/many.tsx';
import { useEvery } from '../../live/use-every.ts';
import type { Base } from '../../model.ts';

type Offered = Base & { offerings?: { id: string; name: string }[] };
type Props = { values: readonly string[]; onChange: (values: string[]) => void; error: string | undefined };

/** Offerings of services, for what was away for some users alone; left out where no service has any. */
export function OfferingsPick({ values, onChange, error }: Props) {
  const services = useEvery<Offered>('services');
  const options = services.flatMap(({ id, title, offerings = [] }) =>
    offerings.map((one) => ({ value: `${id}/${one.id}`, label: `${title}: ${one.name}` })),
  );
  if (!options.length) return null;
  return (
    <Many
      label="Offerings"
      description="When it was away for the users of these alone. A service as a whole is all of its offerings."
      values={values}
      options={options}
      onChange={onChange}
      error={error}
    />
  );
}
