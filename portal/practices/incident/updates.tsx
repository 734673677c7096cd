import { useParams } from 'react-router';
import type { StakeholderUpdate } from '../../../functions/incident/stakeholder-update.ts';
import { When } from '../../components/age.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { useLive } from '../../live/use-live.ts';
import { capital } from '../../words.ts';

type About = { id: string; title: string; state: string; status?: string; nextUpdateAt?: string };
type Updates = { items: StakeholderUpdate[]; about: About };

/** One update, as stakeholders read it. */
export function Update({ update: { status, text, at } }: { update: StakeholderUpdate }) {
  return (
    <article className="stakeholder-update">
      <header>
        <strong>{capital(status)}</strong> <When at={at} />
      </header>
      <p className="prose">{text ?? 'What it said has been erased.'}</p>
    </article>
  );
}

const path = (id: string) => `/incidents/${encodeURIComponent(id)}/stakeholder-updates?limit=50`;

/** What stakeholders were told so far. */
export function UpdatesPanel({ id }: { id: string; version: number }) {
  const { data } = useLive<Updates>(path(id));
  return (
    <Panel
      title="Updates"
      count={data?.items.length || undefined}
      actions={<a href={`/incidents/${id}/updates`}>The page that stakeholders read</a>}
    >
      {data?.items.map((update) => (
        <Update key={update.version} update={update} />
      ))}
      {data && !data.items.length && <p className="soft">Stakeholders have heard nothing yet.</p>}
    </Panel>
  );
}

/** The page for those who want to know how it goes on, and need not know more. */
export function UpdatesPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useLive<Updates>(path(id));
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={6} />;
  const { title, nextUpdateAt, status, state } = data.about;
  const over = state === 'resolved' || state === 'closed';
  return (
    <Page
      title={title}
      about={
        <>
          {over ? 'It is over.' : capital(status ?? 'We are looking into it.')}
          {!over && nextUpdateAt && (
            <>
              {' '}
              You hear more by <When at={nextUpdateAt} />.
            </>
          )}
        </>
      }
    >
      <section className="panel" aria-label="Updates">
        <div className="body">
          {data.items.map((update) => (
            <Update key={update.version} update={update} />
          ))}
          {!data.items.length && <Nothing title="The first update will stand here" />}
        </div>
      </section>
    </Page>
  );
}
