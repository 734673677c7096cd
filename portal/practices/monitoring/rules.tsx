import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { inWords } from '../../components/condition-words.ts';
import { Confirm } from '../../components/confirm.tsx';
import { OrderedList } from '../../components/ordered-list.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { useAllNames } from '../../live/use-all-names.ts';
import { useCommand } from '../../live/use-command.ts';
import { useItems } from '../../live/use-live.ts';
import type { Rule } from './types.ts';
import { alertFields, effectWords } from './words.ts';

/** Alert rules in the order in which they are looked at. */
export function RulesPage() {
  const { items, error, isPending, refetch } = useItems<Rule>('/alert-rules?limit=100');
  const { give } = useCommand();
  const may = useMay();
  const [leaving, setLeaving] = useState<Rule>();
  const order = (ids: string[]) => {
    const at = ids.findIndex((id, index) => items[index]?.id !== id);
    if (at < 0) return;
    give({ path: `/alert-rules/${ids[at]}/move`, body: { before: ids[at + 1] ?? null } });
  };
  return (
    <Page
      title="Alert rules"
      about="What becomes of the signals that they match. All that match count; what one sets, none below sets again."
      actions={
        may('alert-rule', 'create') && (
          <Button variant="primary" href="/alert-rules/new">
            New rule
          </Button>
        )
      }
    >
      <Panel title="Rules in their order" count={items.length || undefined}>
        {error && <Trouble error={error} retry={refetch} />}
        {isPending && <Loading />}
        {!isPending && !error && !items.length && (
          <Nothing title="No rule yet">
            Without rules each alarm opens an incident of its service at once.
          </Nothing>
        )}
        {may('alert-rule', 'move') ? (
          <OrderedList
            label="Alert rules"
            items={items.map((rule) => ({ id: rule.id, name: rule.title, content: <RuleRow rule={rule} /> }))}
            onOrder={order}
            onRemove={(id) => setLeaving(items.find((rule) => rule.id === id))}
          />
        ) : (
          <ol className="ordered">
            {items.map((rule) => (
              <li key={rule.id}>
                <RuleRow rule={rule} />
              </li>
            ))}
          </ol>
        )}
      </Panel>
      {leaving && <Leave rule={leaving} close={() => setLeaving(undefined)} />}
    </Page>
  );
}

function Leave({ rule, close }: { rule: Rule; close: () => void }) {
  const { run, busy } = useCommand();
  return (
    <Confirm
      title={`Remove ${rule.title}?`}
      go="Remove"
      busy={busy}
      onClose={close}
      onGo={() =>
        void run({ path: `/alert-rules/${rule.id}/remove`, body: {}, done: `${rule.title} is removed.` })
          .then(close)
          .catch(() => undefined)
      }
    >
      Signals that come from now on are no longer judged by it. What it holds back now stays so until its
      source speaks again.
    </Confirm>
  );
}

function RuleRow({ rule }: { rule: Rule }) {
  const names = useAllNames();
  const { give, busy } = useCommand();
  const may = useMay();
  const { id, title, state, condition, effect, last } = rule;
  const turn = state === 'paused' ? 'resume' : 'pause';
  return (
    <div className="rule-row">
      <p className="title">
        <a href={`/alert-rules/${id}/edit`}>{title}</a> {state === 'paused' && <StateBadge state={state} />}
      </p>
      <p className="soft">
        {condition ? `When ${inWords(condition, alertFields([]))}` : 'For every signal'}:{' '}
        {effectWords({ effect, service: (one) => names.service(one) ?? one }).join(', ')}
        {last && '; no rule below counts'}.
      </p>
      {may('alert-rule', turn) && (
        <Button
          variant="inline-link"
          disabled={busy}
          ariaLabel={`${turn === 'pause' ? 'Pause' : 'Resume'} ${title}`}
          onClick={() => give({ path: `/alert-rules/${id}/${turn}`, body: {} })}
        >
          {turn === 'pause' ? 'Pause' : 'Resume'}
        </Button>
      )}
    </div>
  );
}
