import Input from '@cloudscape-design/components/input';
import { useNavigate } from 'react-router';
import { useLater } from '../live/use-later.ts';
import { useItems } from '../live/use-live.ts';
import { Hits } from '../practices/knowledge/hits.tsx';
import type { Hit } from '../practices/knowledge/types.ts';

const most = 5;

/** The first thing on a requester's home: what answers is shown while they type, and Enter searches everything. */
export function AskFirst({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const navigate = useNavigate();
  const q = useLater(text.trim(), 250).slice(0, 200);
  const path = `/search?${new URLSearchParams({ q, limit: String(most) })}`;
  const { items, isPending } = useItems<Hit>(q.length > 2 ? path : null, { pace: 'once', keep: true });
  const asked = text.trim().length > 2;
  return (
    <search className="ask-first">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim()) void navigate(`/search?${new URLSearchParams({ q: text.trim() })}`);
        }}
      >
        <Input
          type="search"
          value={text}
          onChange={({ detail }) => onChange(detail.value)}
          placeholder="Search: password, printer, new laptop …"
          ariaLabel="What do you need?"
          clearAriaLabel="Clear"
        />
      </form>
      <div aria-live="polite">
        {asked && items.length > 0 && (
          <div className="panel flush">
            <Hits items={items} />
          </div>
        )}
        {asked && q.length > 2 && !isPending && !items.length && (
          <p className="soft">Nothing is written about this yet. Tell us below.</p>
        )}
      </div>
    </search>
  );
}
