import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { useItems } from '../../live/use-live.ts';
import type { Fix } from './types.ts';

const open = ['critical', 'high', 'medium', 'low', 'informational'] as const;
const waiting = ({ counts }: Fix) => open.reduce((sum, name) => sum + (counts[name] ?? 0), 0);

/** How many of which severity: the worst first, and none of what there is none. */
const inWords = ({ counts }: Fix): string =>
  open
    .filter((name) => counts[name])
    .map((name) => `${counts[name]} ${name}`)
    .join(', ');

/** What does away with vulnerabilities, those that do away with most of the worst first. */
export function Fixes() {
  const { items, error, isPending, refetch } = useItems<Fix>('/vulnerability-fixes?limit=100');
  const order = (a: Fix, b: Fix) =>
    (b.counts.critical ?? 0) - (a.counts.critical ?? 0) ||
    (b.counts.high ?? 0) - (a.counts.high ?? 0) ||
    waiting(b) - waiting(a);
  const left = items.filter((fix) => waiting(fix) + (fix.counts.deferred ?? 0) > 0).toSorted(order);
  const content = () => {
    if (error && !items.length) return <Trouble error={error} retry={refetch} />;
    if (isPending) return <Loading lines={4} />;
    if (!left.length) return <Nothing title="Nothing to fix">No vulnerability waits for a fix.</Nothing>;
    return (
      <PlainTable
        label="Fixes"
        heads={['Fix', 'What waits for it', 'Late', 'Deferred']}
        rows={left.map((fix) => ({
          id: fix.id,
          cells: [
            <a key="fix" href={`/vulnerabilities?fix=${fix.id}`}>
              {fix.title}
            </a>,
            inWords(fix),
            fix.counts.late ?? 0,
            fix.counts.deferred ?? 0,
          ],
        }))}
      />
    );
  };
  return (
    <Page title="Vulnerabilities by fix" about="One thing to do, and everything that it does away with.">
      <Panel title="Fixes" count={left.length || undefined}>
        {content()}
      </Panel>
    </Page>
  );
}
