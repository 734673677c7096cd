import { When } from '../../components/age.tsx';

/** From when to when it is done. */
export function Window({ from, to }: { from?: string | undefined; to?: string | undefined }) {
  if (!from) return <span className="nobody">No window yet</span>;
  return (
    <span>
      <When at={from} /> to {to ? <When at={to} /> : '…'}
    </span>
  );
}
