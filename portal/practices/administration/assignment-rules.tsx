import Button from '@cloudscape-design/components/button';
import type { AssignmentRule } from '../../../functions/administration/assignment-rule.ts';
import { inWords } from '../../components/condition-words.ts';
import { OrderedList } from '../../components/ordered-list.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useAllNames } from '../../live/use-all-names.ts';
import { useCommand } from '../../live/use-command.ts';
import { useItems } from '../../live/use-live.ts';
import { forKind, KindSwitch, kindWords, useKind } from './kind-switch.tsx';
import { PutButton } from './put-button.tsx';
import { useRuleFields } from './use-rule-fields.ts';

/** What a rule does, in words. */
export function useOutcome() {
  const names = useAllNames();
  return ({ team, assignee }: Pick<AssignmentRule, 'team' | 'assignee'>): string => {
    const queue = team ? `to ${names.team(team)}` : 'to the team of its service';
    const who = {
      none: '',
      person: assignee.mode === 'person' ? `, for ${names.person(assignee.person)}` : '',
      'round-robin': ', to each member in turn',
      'least-busy': ', to whoever is on call and has the least to do',
    };
    return `${queue}${who[assignee.mode]}`;
  };
}

/** Who gets what: the first rule that fits is taken. */
export function AssignmentRulesPage() {
  const kind = useKind();
  const path = `/assignment-rules?recordKind=${kind}&limit=100`;
  const { items: rules, error, isPending, refetch } = useItems<AssignmentRule>(path);
  const fields = useRuleFields(kind);
  const outcome = useOutcome();
  const { run } = useCommand();
  const order = async (ids: string[]) => {
    // Only what moved is written: numbers leave room, so that a rule fits between two others.
    for (const [place, id] of ids.entries()) {
      const rule = rules.find((one) => one.id === id);
      const wanted = (place + 1) * 10;
      if (rule && rule.order !== wanted)
        await run({
          path: `/assignment-rules/${id}`,
          method: 'PATCH',
          version: rule.version,
          body: { order: wanted },
        }).catch(() => undefined);
    }
  };
  return (
    <Page
      title="Assignment rules"
      about="Where a new record goes when nobody named a team. The first rule that fits is taken."
      actions={
        <Button variant="primary" iconName="add-plus" href={`/assignment-rules/new${forKind(kind)}`}>
          Add a rule
        </Button>
      }
    >
      <KindSwitch path="/assignment-rules" />
      <Panel title={kindWords[kind]} flush>
        {error && !rules.length ? <Trouble error={error} retry={refetch} /> : null}
        {isPending && <Loading />}
        <OrderedList
          label="Assignment rules"
          onOrder={(ids) => void order(ids)}
          items={rules.map((rule) => ({
            id: rule.id,
            name: rule.name,
            content: (
              <div>
                <a href={`/assignment-rules/${rule.id}/edit`}>{rule.name}</a>{' '}
                {rule.state === 'retired' && <StateBadge state="retired" />}
                <p className="soft">
                  When {inWords(rule.condition, fields)}: {outcome(rule)}.
                </p>
                <PutButton noun="assignment-rules" definition={rule} />
              </div>
            ),
          }))}
        />
        {!isPending && !rules.length && (
          <Nothing title="There is no rule yet">They go to the team of their service.</Nothing>
        )}
      </Panel>
    </Page>
  );
}
