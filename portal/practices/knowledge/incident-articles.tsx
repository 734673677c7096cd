import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Ask } from '../../components/ask.tsx';
import { Panel } from '../../components/panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useMay } from '../../desk.ts';
import { useAsked } from '../../live/use-asked.ts';
import { useCommand } from '../../live/use-command.ts';
import { useLater } from '../../live/use-later.ts';
import { useItems } from '../../live/use-live.ts';
import type { Incident, Link } from '../../model.ts';
import { Hits } from './hits.tsx';
import { useSuggestions } from './suggestions.tsx';
import type { Hit } from './types.ts';

function Picker({ incident, onClose }: { incident: Incident; onClose: () => void }) {
  const [text, setText] = useState(incident.title);
  const q = useLater(text.trim(), 250).slice(0, 200);
  const path = `/search?${new URLSearchParams({ q, kinds: 'article', limit: '10' })}`;
  const { items } = useItems<Hit>(q ? path : null, { pace: 'once', keep: true });
  const [chosen, setChosen] = useState('');
  const { send, busy } = useAsked(onClose);
  const go = () =>
    send({
      path: `/incidents/${incident.id}/links`,
      body: { type: 'relates-to', target: chosen },
      done: `${chosen} is linked.`,
    });
  return (
    <Ask title="Link an article" go="Link" onGo={go} onClose={onClose} busy={busy} ready={chosen !== ''}>
      <TextField label="Find an article" value={text} onChange={setText} focus />
      <fieldset className="choices">
        <legend className="unseen">Articles</legend>
        {items.map(({ id, title }) => (
          <label key={id}>
            <input type="radio" name="article" checked={chosen === id} onChange={() => setChosen(id)} />{' '}
            <span className="id">{id}</span> {title}
          </label>
        ))}
        {!items.length && <p className="soft">No article has these words.</p>}
      </fieldset>
    </Ask>
  );
}

/** Articles that may solve an incident: one is linked when it was used, or written when there is none. */
export function IncidentArticles({ incident }: { incident: Incident }) {
  const { id, title, description = '', state } = incident;
  const may = useMay();
  const navigate = useNavigate();
  const [picking, setPicking] = useState(false);
  const linked = useItems<Link>(`/incidents/${id}/links?limit=100`, { pace: 'slow', keep: true }).items;
  const known = new Set(linked.map(({ target }) => target));
  const found = useSuggestions(`${title}\n${description.slice(0, 600)}`, 5);
  const items = found.filter((hit) => hit.kind === 'article' && !known.has(hit.id));
  const { give, busy } = useCommand();
  const use = (hit: Hit) => {
    const path = `/incidents/${id}/links`;
    give({ path, body: { type: 'relates-to', target: hit.id }, done: `${hit.id} is linked: it was used.` });
  };
  const done = state === 'resolved' || state === 'closed';
  if (!may('incident', 'link')) return null;
  return (
    <Panel
      title="Articles that may help"
      count={items.length || undefined}
      flush
      actions={<Button onClick={() => setPicking(true)}>Find</Button>}
    >
      {items.length > 0 ? (
        <Hits
          items={items}
          after={(hit) => (
            <Button disabled={busy} ariaLabel={`I used it: ${hit.id}`} onClick={() => use(hit)}>
              I used it
            </Button>
          )}
        />
      ) : (
        <p className="soft pad">No article seems to be about this.</p>
      )}
      {done && may('article', 'create') && (
        <p className="pad">
          <Button onClick={() => void navigate(`/articles/new?from=${id}`)}>Write an article from it</Button>
        </p>
      )}
      {picking && <Picker incident={incident} onClose={() => setPicking(false)} />}
    </Panel>
  );
}
