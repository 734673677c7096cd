import { Page } from '../../components/page.tsx';
import { PageTurn, usePages } from '../../components/page-turn.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { useLive } from '../../live/use-live.ts';
import type { Page as PageOf } from '../../model.ts';
import { ErasureTable } from './erasure-table.tsx';
import type { Erasure } from './types.ts';

/** Who was erased, when, why, and what it came to. */
export function ErasureList() {
  const pages = usePages('/erasures', 50);
  const { data, error, isPending, refetch } = useLive<PageOf<Erasure>>(pages.ask, { keep: true });
  const items = data?.items ?? [];
  return (
    <Page
      title="Erasures"
      about="People whose names, addresses and words were taken out of the desk. It is asked for on a person’s own page, under Personal data."
    >
      <Panel title="Erasures" flush>
        {error && <Trouble error={error} retry={refetch} />}
        {isPending && <Loading lines={4} label="Loading the erasures" />}
        {!isPending && !error && items.length === 0 && <Nothing title="Nobody was erased" />}
        {items.length > 0 && <ErasureTable items={items} />}
        <PageTurn label="the erasures" pages={pages} next={data?.next} />
      </Panel>
    </Page>
  );
}
