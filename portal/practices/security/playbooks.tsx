import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { StateBadge } from '../../components/state.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAsked } from '../../live/use-asked.ts';
import { useDraft } from '../../live/use-draft.ts';
import { useItems } from '../../live/use-live.ts';
import { PutButton } from '../administration/put-button.tsx';
import type { Playbook } from './types.ts';

type Steps = Playbook['steps'];

/** A line is a step; what stands behind a bar is the automation that carries it out. */
const written = (steps: Steps): string =>
  steps.map(({ title, automation }) => (automation ? `${title} | ${automation}` : title)).join('\n');
function read(text: string, before: Steps): Steps {
  return text
    .split('\n')
    .map((line) => line.split('|').map((part) => part.trim()))
    .filter(([title]) => title)
    .map(([title = '', automation]) => {
      const known = before.find((step) => step.title === title && step.automation === automation);
      return known ?? { title, ...(automation && { automation }) };
    });
}

function PlaybookDialog({ playbook, onClose }: { playbook?: Playbook; onClose: () => void }) {
  const { send, busy, refusal } = useAsked(onClose);
  const before = playbook?.steps ?? [];
  const { draft, set, dirty, wrong } = useDraft(
    { name: playbook?.name ?? '', steps: written(before) },
    refusal,
  );
  const body = { name: draft.name.trim(), steps: read(draft.steps, before) };
  const go = () =>
    send(
      playbook
        ? {
            ...{ path: `/security-playbooks/${playbook.id}`, method: 'PATCH', body },
            ...{ version: playbook.version, done: 'Saved.' },
          }
        : { path: '/security-playbooks', body, done: 'Saved.' },
    );
  return (
    <Ask
      title={playbook ? `Change ${playbook.name}` : 'New playbook'}
      go="Save"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={dirty && draft.name.trim() !== '' && body.steps.length > 0}
    >
      <TextField
        label="Name"
        value={draft.name}
        onChange={(name) => set({ name })}
        error={wrong('name')}
        focus
      />
      <TextField
        label="Steps"
        description="One a line. An automation stands behind a bar: Contain the principal | AWSSupport-ContainIAMPrincipal"
        rows={6}
        value={draft.steps}
        onChange={(steps) => set({ steps })}
        error={wrong('steps')}
      />
    </Ask>
  );
}

/** Ways to contain that were thought of before they are needed. */
export function Playbooks() {
  const { items } = useItems<Playbook>('/security-playbooks');
  const [open, setOpen] = useState<Playbook | 'new'>();
  return (
    <Page
      title="Playbooks"
      about="What is done step by step. What touches an account is begun only after somebody else has approved it."
    >
      <Panel
        title="Playbooks"
        actions={
          <Button iconName="add-plus" onClick={() => setOpen('new')}>
            Add a playbook
          </Button>
        }
      >
        <ul className="editable">
          {items.map((one) => (
            <li key={one.id}>
              <div>
                <strong>{one.name}</strong> {one.state === 'retired' && <StateBadge state="retired" />}
                <p className="soft">{one.steps.map(({ title }) => title).join(' → ')}</p>
              </div>
              <div>
                <Button variant="inline-link" ariaLabel={`Change ${one.name}`} onClick={() => setOpen(one)}>
                  Change
                </Button>{' '}
                <PutButton noun="security-playbooks" definition={one} />
              </div>
            </li>
          ))}
          {!items.length && <li className="soft">None is written.</li>}
        </ul>
      </Panel>
      {open && (
        <PlaybookDialog {...(open !== 'new' && { playbook: open })} onClose={() => setOpen(undefined)} />
      )}
    </Page>
  );
}
