import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import type { Category } from '../../../functions/administration/category.ts';
import { Ask } from '../../components/ask.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { Pick } from '../../components/pick.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { StateBadge } from '../../components/state.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useDraft } from '../../live/use-draft.ts';
import { useItems } from '../../live/use-live.ts';
import { KindSwitch, kindWords, useKind } from './kind-switch.tsx';
import { PutButton } from './put-button.tsx';

const levels = ['', 'high', 'medium', 'low'].map((value) => ({
  value,
  label: value || 'As whoever opens it says',
}));
type DialogProps = { category?: Category; parent?: string; tree: readonly Category[]; onClose: () => void };

function CategoryDialog({ category, parent = '', tree, onClose }: DialogProps) {
  const recordKind = useKind(category);
  const { run, busy, refusal } = useCommand();
  const { draft, set, changed, dirty, wrong } = useDraft(
    {
      name: category?.name ?? '',
      parent: category?.parent ?? parent,
      impact: category?.impact ?? '',
      urgency: category?.urgency ?? '',
    },
    refusal,
  );
  const filled = Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== ''));
  const body = category
    ? Object.fromEntries(Object.entries(changed).map(([name, value]) => [name, value || null]))
    : { ...filled, recordKind };
  const save = async () => {
    try {
      await run({
        path: category ? `/categories/${category.id}` : '/categories',
        ...(category && { method: 'PATCH' as const, version: category.version }),
        body,
        done: 'Saved.',
      });
      onClose();
    } catch {
      // What is wrong is shown at the fields and in a message.
    }
  };
  const parents = tree
    .filter(({ id, state }) => id !== category?.id && state === 'active')
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Ask
      title={category ? `Change ${category.name}` : 'New category'}
      go="Save"
      onGo={() => void save()}
      onClose={onClose}
      busy={busy}
      ready={draft.name.trim() !== '' && (dirty || !category)}
    >
      <TextField
        label="Name"
        value={draft.name}
        onChange={(name) => set({ name })}
        error={wrong('name')}
        focus
      />
      <Pick
        label="Below"
        description="The tree has three levels at most."
        options={[{ value: '', label: 'Nothing: at the top' }, ...parents]}
        value={draft.parent}
        onChange={(next) => set({ parent: next })}
        error={wrong('parent')}
        find
      />
      <Pick
        label="Impact to begin with"
        options={levels}
        value={draft.impact}
        onChange={(impact) => set({ impact: impact as typeof draft.impact })}
      />
      <Pick
        label="Urgency to begin with"
        options={levels}
        value={draft.urgency}
        onChange={(urgency) => set({ urgency: urgency as typeof draft.urgency })}
      />
    </Ask>
  );
}

type BranchProps = {
  tree: readonly Category[];
  parent?: string;
  level: number;
  onChange: (category: Category) => void;
  onAdd: (parent: string) => void;
};

function Branch({ tree, parent, level, onChange, onAdd }: BranchProps) {
  const mine = tree.filter((category) => category.parent === parent);
  if (!mine.length || level > 3) return null;
  return (
    <ul className={parent ? '' : 'category-tree'}>
      {mine.map((category) => (
        <li key={category.id}>
          <div>
            <strong>{category.name}</strong>
            <span className="id">{category.id}</span>
            {category.state === 'retired' && <StateBadge state="retired" />}
            {(category.impact || category.urgency) && (
              <span className="soft">
                {category.impact && `impact ${category.impact}`}
                {category.impact && category.urgency && ', '}
                {category.urgency && `urgency ${category.urgency}`}
              </span>
            )}
            <span className="actions">
              {level < 3 && (
                <Button
                  variant="inline-link"
                  ariaLabel={`Add below ${category.name}`}
                  onClick={() => onAdd(category.id)}
                >
                  Add below
                </Button>
              )}
              <Button
                variant="inline-link"
                ariaLabel={`Change ${category.name}`}
                onClick={() => onChange(category)}
              >
                Change
              </Button>
              <PutButton noun="categories" definition={category} />
            </span>
          </div>
          <Branch tree={tree} parent={category.id} level={level + 1} onChange={onChange} onAdd={onAdd} />
        </li>
      ))}
    </ul>
  );
}

/** What incidents are about, as a tree. */
export function CategoriesPage() {
  const kind = useKind();
  const {
    items: tree,
    error,
    isPending,
    refetch,
  } = useItems<Category>(`/categories?recordKind=${kind}&limit=100`);
  const [asked, setAsked] = useState<{ category?: Category; parent?: string }>();
  return (
    <Page
      title="Categories"
      about="What incidents and problems are about. Assignment rules and reports go by them."
      actions={
        <Button variant="primary" iconName="add-plus" onClick={() => setAsked({})}>
          Add a category
        </Button>
      }
    >
      <KindSwitch path="/categories" />
      <Panel title={kindWords[kind]}>
        {error && !tree.length ? <Trouble error={error} retry={refetch} /> : null}
        {isPending && <Loading />}
        <Branch
          tree={tree}
          level={1}
          onChange={(category) => setAsked({ category })}
          onAdd={(parent) => setAsked({ parent })}
        />
        {!isPending && !tree.length && <Nothing title="There is no category yet" />}
      </Panel>
      {asked && <CategoryDialog {...asked} tree={tree} onClose={() => setAsked(undefined)} />}
    </Page>
  );
}
