import Button from '@cloudscape-design/components/button';
import { useParams } from 'react-router';
import type { ReviewAction } from '../../../functions/incident/review-action.ts';
import { documentOf } from '../../../functions/incident/review-document.ts';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { StateBadge } from '../../components/state.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { useItems, useLive } from '../../live/use-live.ts';
import { capital } from '../../words.ts';
import { ActionsPanel } from './actions.tsx';
import { FactorsForm, WhysForm } from './causes.tsx';
import { QuestionsForm } from './questions.tsx';
import type { SeenReview } from './seen.ts';
import { SummaryForm } from './summary.tsx';
import { TimesPanel } from './times.tsx';

const done: Record<string, string> = {
  publish: 'Everybody can read it.',
  close: 'The review is closed.',
  revise: 'It can be written on again.',
};

function download(review: SeenReview, actions: readonly ReviewAction[]) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([documentOf(review, actions)], { type: 'text/markdown' }));
  link.download = `${review.id}.md`;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** A review: what happened when, why, what was learned, what is to be done. */
export function ReviewRecord() {
  const { id = '' } = useParams();
  const path = `/reviews/${encodeURIComponent(id)}`;
  const { data: review, error, refetch } = useLive<SeenReview>(path);
  const { items: actions } = useItems<ReviewAction & { overdue: boolean }>(`${path}/actions`);
  const { give, giving } = useCommand();
  const may = useMay();
  if (!review) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  const { title, state, incident, steps = [], version } = review;
  // A form starts anew with what somebody else has saved meanwhile.
  const form = { review, key: version };
  return (
    <RecordPage
      id={id}
      title={title}
      trail={{ label: 'Reviews', href: '/reviews' }}
      badges={
        <>
          <StateBadge state={state} />
          <a href={`/incidents/${incident}`}>{incident}</a>
        </>
      }
      commands={
        <>
          {steps
            .filter((step) => may('review', step))
            .map((step) => (
              <Button
                key={step}
                variant={step === 'revise' ? 'normal' : 'primary'}
                loading={giving?.path === `${path}/${step}`}
                onClick={() => give({ path: `${path}/${step}`, body: {}, done: done[step] ?? '' })}
              >
                {capital(step)}
              </Button>
            ))}
          <Button iconName="download" onClick={() => download(review, actions)}>
            Markdown
          </Button>
        </>
      }
      main={
        <Tabs
          label="Parts of the review"
          tabs={[
            { id: 'summary', label: 'Summary', content: () => <SummaryForm {...form} /> },
            { id: 'times', label: 'Times', content: () => <TimesPanel {...form} /> },
            {
              id: 'factors',
              label: 'Factors',
              count: review.factors.length,
              content: () => <FactorsForm {...form} />,
            },
            {
              id: 'whys',
              label: 'Five whys',
              count: review.whys.length,
              content: () => <WhysForm {...form} />,
            },
            { id: 'questions', label: 'Questions', content: () => <QuestionsForm {...form} /> },
            {
              id: 'actions',
              label: 'Actions',
              count: actions.length,
              content: () => <ActionsPanel review={review} actions={actions} />,
            },
          ]}
        />
      }
    />
  );
}
