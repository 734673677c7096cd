import { Age } from '../../components/age.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { useEvery } from '../../live/use-every.ts';
import { useItems, useLive } from '../../live/use-live.ts';
import { useTeams } from '../../live/use-names.ts';
import type { Base } from '../../model.ts';
import { RecordId } from '../../record/record-id.tsx';
import { counted } from '../../words.ts';
import { scoreWords } from './score-words.ts';
import type { Survey } from './types.ts';

type Results = { answers: number; average?: number };

function Average({ label, query }: { label: string; query: string }) {
  const { data } = useLive<Results>(`/surveys/results${query}`, { pace: 'slow' });
  if (!data?.answers) return null;
  return (
    <li>
      <span>{label}</span> <strong>{data.average}</strong>{' '}
      <span className="soft">of 5, {counted(data.answers, 'answer')}</span>
    </li>
  );
}

/** What people say of how they were served. */
export function RatingsPage() {
  const teams = useEvery<Base>('teams');
  const team = useTeams();
  const { items, error, isPending, refetch } = useItems<Survey>('/surveys?answered=true&limit=50');
  return (
    <Page title="Ratings" about="Whoever got something, or had something resolved, is asked once how it was.">
      {items.length > 0 && (
        <Panel title="On average">
          <ul className="plain">
            <Average label="All" query="" />
            {teams.map(({ id, title }) => (
              <Average key={id} label={title} query={`?team=${id}`} />
            ))}
          </ul>
        </Panel>
      )}
      <Panel title="What they said" count={items.length || undefined} flush>
        {error && !items.length && <Trouble error={error} retry={refetch} />}
        {isPending && <Loading />}
        {!isPending && !error && !items.length && <Nothing title="Nobody has answered yet" />}
        <ul className="linked">
          {items.map((survey) => (
            <li key={survey.id}>
              <p className="title">
                {scoreWords[survey.score ?? 3]} <span className="soft">{survey.score} of 5</span>
              </p>
              {survey.comment && <p className="prose">{survey.comment}</p>}
              <p className="where">
                <RecordId id={survey.ticket} /> <span>{survey.title}</span> <span>{team(survey.team)}</span>
                {survey.answeredAt && <Age since={survey.answeredAt} ago />}
              </p>
            </li>
          ))}
        </ul>
      </Panel>
    </Page>
  );
}
