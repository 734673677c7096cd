import Button from '@cloudscape-design/components/button';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { When } from '../components/age.tsx';
import { Loading, Trouble } from '../components/quiet.tsx';
import { Markdown } from '../practices/knowledge/markdown.tsx';
import { shown } from '../problem.ts';
import { Lost } from './porch.tsx';
import { usePublic, useSay } from './public-client.ts';

type Public = {
  id: string;
  edition: number;
  publishedAt: string;
  title: string;
  body: string;
  language: string;
};

/** Whether it helped: one answer, which can be changed. */
function Rating({ id }: { id: string }) {
  const [said, setSaid] = useState<boolean>();
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  const tell = useSay(id);
  const say = async (helpful: boolean) => {
    setBusy(true);
    try {
      await tell(helpful);
      setSaid(helpful);
      setTrouble('');
    } catch (error) {
      setTrouble(shown(error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="panel feedback" aria-label="Feedback">
      <div className="body">
        <p>
          <strong>Did this help?</strong>{' '}
          <span role="status">{said !== undefined && `Thank you. You said ${said ? 'yes' : 'no'}.`}</span>
        </p>
        {trouble && <p role="alert">{trouble}</p>}
        <div className="commands">
          <Button iconName="thumbs-up" disabled={busy} onClick={() => void say(true)}>
            Yes
          </Button>
          <Button iconName="thumbs-down" disabled={busy} onClick={() => void say(false)}>
            No
          </Button>
        </div>
        {said === false && (
          <p>
            <a href="/">Sign in to the desk</a> to ask somebody.
          </p>
        )}
      </div>
    </section>
  );
}

/** A public article, for whoever comes by. */
export function HelpArticle() {
  const { id = '' } = useParams();
  const { data, error, refetch } = usePublic<Public>(`/${encodeURIComponent(id)}`);
  const title = data?.title ?? 'Help';
  useEffect(() => {
    document.title = `${title} · Serverless ITSM`;
  }, [title]);
  if (error) return shown(error).status === 404 ? <Lost /> : <Trouble error={error} retry={refetch} />;
  if (data?.id !== id) return <Loading lines={8} label="Loading the article" />;
  return (
    <article className="page record">
      <header className="record-header">
        <nav aria-label="Where you are">
          <a href="/help">Help</a> <span aria-hidden="true">/</span> <span className="id">{id}</span>
        </nav>
        <h1>{data.title}</h1>
        <div className="badges soft">
          Published <When at={data.publishedAt} />
        </div>
      </header>
      <section className="panel article-text" aria-label="The article" lang={data.language}>
        <div className="body">
          <Markdown text={data.body} />
        </div>
      </section>
      <Rating key={id} id={id} />
    </article>
  );
}
