import type { Anchor } from '../../../functions/audit/anchor.ts';
import { ExportButton } from '../../components/export-button.tsx';
import { Page } from '../../components/page.tsx';
import { PageTurn, usePages } from '../../components/page-turn.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { useLive } from '../../live/use-live.ts';
import type { Page as PageOf } from '../../model.ts';

type View = Omit<Anchor, 'chain'>;

const count = new Intl.NumberFormat('en');

/** Days under their seals, and how an auditor goes on from there. */
export function AnchorList() {
  const pages = usePages('/anchors', 50);
  const { data, error, isPending, refetch } = useLive<PageOf<View>>(pages.ask, { pace: 'slow', keep: true });
  const items = data?.items ?? [];
  return (
    <Page
      title="Audit"
      about="Everything that is recorded on a day stands under its seal, and each seal on the one before it: whoever has one, outside, can prove that nothing before it was changed."
      actions={<ExportButton<View> label="Anchors" path="/anchors" keep={() => true} />}
    >
      <Panel title="How to check it">
        <p>
          An auditor takes everything out and checks it without the desk. Keep the last seal where nobody of
          the desk comes.
        </p>
        <pre>{'npm run audit:export -- audit/\nnpm run audit:verify -- audit/ --seal DAY=SEAL'}</pre>
      </Panel>
      <Panel title="Days" flush>
        {error && <Trouble error={error} retry={refetch} />}
        {isPending && <Loading lines={5} label="Loading the anchors" />}
        {!isPending && !error && items.length === 0 && (
          <Nothing title="No day is over yet">
            The first anchor is made when this day has ended (UTC).
          </Nothing>
        )}
        {items.length > 0 && (
          <PlainTable
            label="Anchored days"
            heads={['Day (UTC)', 'Events', 'Seal']}
            rows={items.map(({ id, size, seal }) => ({
              id,
              cells: [id, count.format(size), <code key="seal">{seal}</code>],
            }))}
          />
        )}
        <PageTurn label="the anchored days" pages={pages} next={data?.next} />
      </Panel>
    </Page>
  );
}
