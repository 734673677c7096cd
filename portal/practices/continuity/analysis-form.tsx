import { useNavigate, useParams } from 'react-router';
import { disruptionOf, objectiveOf } from '../../../functions/continuity/impact-rating.ts';
import { Fact, Facts } from '../../components/facts.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { PersonPick, ServicePick } from '../../components/record-picks.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useDraft } from '../../live/use-draft.ts';
import { useLive } from '../../live/use-live.ts';
import { Matrix, unrated } from './matrix.tsx';
import type { Analysis } from './types.ts';
import { spanOf } from './words.ts';

const placed = ['service', 'rating', 'targets', 'owner', 'notes', 'reviewDays'];

function Outcome({ rating, targets }: Pick<Analysis, 'rating' | 'targets'>) {
  const objective = objectiveOf(rating, targets ?? {});
  const disruption = disruptionOf(rating);
  return (
    <Panel title="What follows from it">
      <Facts>
        <Fact label="Intolerable after">
          {disruption === undefined ? 'never, as rated' : spanOf(disruption)}
        </Fact>
        <Fact label="RTO: back within">{spanOf(objective.rto)}</Fact>
        <Fact label="RPO: lost at most">{spanOf(objective.rpo)}</Fact>
        <Fact label="Recovery tier">{objective.tier}</Fact>
      </Facts>
      <p className="soft">
        Major harm is intolerable. The RTO is the time before it; of data that is lost, the RPO is the same.
      </p>
    </Panel>
  );
}

function AnalysisForm({ analysis }: { analysis?: Analysis }) {
  const { run, busy, refusal } = useCommand<Analysis>();
  const navigate = useNavigate();
  const { draft, set, changed, dirty, wrong } = useDraft(
    {
      service: analysis?.id ?? '',
      rating: analysis?.rating ?? unrated,
      rto: analysis?.targets?.rto as number | undefined,
      rpo: analysis?.targets?.rpo as number | undefined,
      owner: analysis?.owner ?? '',
      notes: analysis?.notes ?? '',
      reviewDays: (analysis?.reviewDays ?? 365) as number | undefined,
    },
    refusal,
  );
  const { rto, rpo } = draft;
  const targets = { ...(rto !== undefined && { rto }), ...(rpo !== undefined && { rpo }) };
  const aimed = Object.keys(targets).length > 0;
  const save = () => {
    const { rto: _, rpo: __, owner, notes, ...rest } = changed as typeof draft;
    const aims = 'rto' in changed || 'rpo' in changed;
    const command = analysis
      ? {
          path: `/impact-analyses/${analysis.id}`,
          method: 'PATCH' as const,
          version: analysis.version,
          body: {
            ...rest,
            ...(aims && { targets: aimed ? targets : null }),
            ...(owner !== undefined && { owner: owner || null }),
            ...(notes !== undefined && { notes: notes || null }),
          },
        }
      : {
          path: '/impact-analyses',
          body: {
            service: draft.service,
            rating: draft.rating,
            reviewDays: draft.reviewDays,
            ...(aimed && { targets }),
            ...(draft.owner && { owner: draft.owner }),
            ...(draft.notes.trim() && { notes: draft.notes }),
          },
        };
    void run({ ...command, done: 'Saved.', touches: ['/service-continuity'] })
      .then(({ id }) => navigate(`/impact-analyses/${id}`))
      .catch(() => undefined);
  };
  return (
    <RecordForm
      title={analysis ? `Impact analysis of ${analysis.title}` : 'Analyse a service'}
      about="How bad is it when it is gone, and for how long? What recovery has to reach follows from that."
      trail={
        analysis
          ? { label: analysis.title, href: `/impact-analyses/${analysis.id}` }
          : { label: 'Impact analyses', href: '/impact-analyses' }
      }
      go="Save"
      onGo={save}
      busy={busy}
      ready={(dirty || !analysis) && draft.service !== ''}
      refusal={refusal}
      placed={placed}
      side={<Outcome rating={draft.rating} targets={targets} />}
    >
      {!analysis && (
        <Section title="What it is about">
          <ServicePick
            label="Service"
            value={draft.service}
            onChange={(service) => set({ service })}
            error={wrong('service')}
          />
        </Section>
      )}
      <Section title="Impact over time" about="From major on it is intolerable.">
        <Matrix rating={draft.rating} onChange={(rating) => set({ rating })} wrong={wrong('rating')} />
      </Section>
      <Section title="Targets" about="Only where they are stricter than what follows from the impacts.">
        <NumberField
          label="RTO"
          unit="minutes"
          value={rto}
          onChange={(to) => set({ rto: to })}
          error={wrong('targets/rto')}
        />
        <NumberField
          label="RPO"
          unit="minutes"
          value={rpo}
          onChange={(to) => set({ rpo: to })}
          error={wrong('targets/rpo')}
        />
      </Section>
      <Section title="Who answers for it">
        <PersonPick
          label="Owner"
          none="Its team"
          workers
          value={draft.owner}
          onChange={(owner) => set({ owner })}
          error={wrong('owner')}
        />
        <NumberField
          label="Reviewed every"
          unit="days"
          value={draft.reviewDays}
          onChange={(reviewDays) => set({ reviewDays })}
          error={wrong('reviewDays')}
        />
        <TextField
          label="Notes"
          rows={4}
          value={draft.notes}
          onChange={(notes) => set({ notes })}
          error={wrong('notes')}
        />
      </Section>
    </RecordForm>
  );
}

export const NewAnalysis = () => <AnalysisForm />;

export function EditAnalysis() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useLive<Analysis>(`/impact-analyses/${encodeURIComponent(id)}`, {
    pace: 'once',
  });
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  return <AnalysisForm key={data.version} analysis={data} />;
}
