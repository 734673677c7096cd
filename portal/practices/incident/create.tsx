import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Ask } from '../../components/ask.tsx';
import { Pick } from '../../components/pick.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useLater } from '../../live/use-later.ts';
import { useItems } from '../../live/use-live.ts';
import type { Incident, Level, Service } from '../../model.ts';
import { Suggestions } from '../knowledge/suggestions.tsx';
import { impacts, urgencies } from './options.ts';
import { nothingPrepared, PreparedFields, preparedBody, TemplateChoice } from './prepared-fields.tsx';
import { SimilarPanel } from './similar-panel.tsx';

type Draft = { title: string; description: string; service: string; impact: Level | ''; urgency: Level | '' };
const empty: Draft = { title: '', description: '', service: '', impact: '', urgency: '' };

/** Three fields first; the rest can be said now or later. */
export function CreateIncident({ onClose }: { onClose: () => void }) {
  const [draft, setDraft] = useState(empty);
  const [prepared, setPrepared] = useState(nothingPrepared);
  const { items: services } = useItems<Service>('/services?limit=100', { pace: 'slow' });
  const { run, busy, refusal } = useCommand<Incident>();
  const navigate = useNavigate();
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });

  const create = async () => {
    const said = Object.fromEntries(Object.entries(draft).filter(([, value]) => value.trim()));
    const body = { ...preparedBody(prepared), ...said };
    try {
      const { id } = await run({ path: '/incidents', body, done: 'The incident is open.' });
      onClose();
      await navigate(`/incidents/${id}`);
    } catch {
      // What is wrong is shown at the fields and in a message.
    }
  };
  const title = useLater(draft.title.trim());
  const about = new URLSearchParams({ title, ...(draft.service && { service: draft.service }) });
  const alike = title.length > 3 ? `/incidents/similar?${about}` : null;
  const options = services
    .filter(({ state }) => state !== 'retired')
    .map(({ id, title }) => ({ value: id, label: title }));
  return (
    <Ask
      title="New incident"
      go="Open the incident"
      onGo={() => void create()}
      onClose={onClose}
      busy={busy}
      ready={draft.title.trim() !== '' || prepared.template !== ''}
    >
      <TemplateChoice value={prepared} onChange={setPrepared} refusal={refusal} />
      <TextField
        label="What is wrong?"
        placeholder="Card payments fail for customers in Spain"
        value={draft.title}
        onChange={(title) => set({ title })}
        error={refusal?.fields.title}
        focus
      />
      <Pick
        label="Which service?"
        description="Its team gets the incident, and its policy says who is paged."
        options={options}
        value={draft.service}
        onChange={(service) => set({ service })}
        error={refusal?.fields.service}
        find
      />
      <TextField
        label="What have you seen?"
        rows={4}
        value={draft.description}
        onChange={(description) => set({ description })}
        error={refusal?.fields.description}
      />
      <PreparedFields value={prepared} onChange={setPrepared} refusal={refusal} facts={draft} />
      <Suggestions text={`${draft.title}\n${draft.description}`} where="form" onAnswered={onClose} />
      <SimilarPanel path={alike} title="Is it one of these?" />
      <ExpandableSection headerText="Impact and urgency">
        <SpaceBetween size="m">
          <Pick
            label="Impact"
            options={impacts}
            value={draft.impact}
            onChange={(impact) => set({ impact: impact as Level })}
            error={refusal?.fields.impact}
          />
          <Pick
            label="Urgency"
            options={urgencies}
            value={draft.urgency}
            onChange={(urgency) => set({ urgency: urgency as Level })}
            error={refusal?.fields.urgency}
          />
        </SpaceBetween>
      </ExpandableSection>
    </Ask>
  );
}
