import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { isRequester, useDesk, useMay } from '../desk.ts';
import { useCommand } from '../live/use-command.ts';
import { type Carrier, pathOf } from './carrier.ts';

type Audience = 'internal' | 'public';

const draftKey = (id: string) => `itsm.draft.${id}`;

/**
 * Words for the record. Who will read them is chosen before, shown by the tint of the whole box, and said again on
 * the button. Whoever may leave internal notes starts with one. A draft survives a reload of the tab.
 *
 * @param shut nothing is said about it any more
 */
export function CommentBox({ record, shut = false }: { record: Carrier; shut?: boolean }) {
  const { me } = useDesk();
  const may = useMay();
  const { id, kind, requester } = record;
  const audiences: Audience[] = [
    ...(may(kind, 'note') ? (['internal'] as const) : []),
    ...(may(kind, 'comment') ? (['public'] as const) : []),
  ];
  const [chosen, setChosen] = useState<Audience>();
  const [text, setText] = useState(() => sessionStorage.getItem(draftKey(id)) ?? '');
  const { run, busy } = useCommand();
  const audience = chosen ?? audiences[0];
  if (!audience || shut) return null;

  const type = (next: string) => {
    setText(next);
    if (next) sessionStorage.setItem(draftKey(id), next);
    else sessionStorage.removeItem(draftKey(id));
  };
  const send = async () => {
    const path = `${pathOf(record)}/${audience === 'internal' ? 'notes' : 'comments'}`;
    try {
      await run({ path, body: { text: text.trim() } });
      type('');
    } catch {
      // It has been shown, and the draft is still there.
    }
  };
  const own = requester === me.id;
  const asker = isRequester(me);
  const names = { internal: 'Internal note', public: asker ? 'Comment' : 'Public comment' };
  const hints = {
    internal: 'What the team should know…',
    public: asker ? 'What else should we know…' : 'What the requester should know…',
  };
  const readers = {
    internal: `Only people who work on ${kind}s read this.`,
    public: own ? 'Everybody who works on it reads this.' : 'The requester reads this too.',
  };
  return (
    <form
      className={`comment-box ${audience}`}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {audiences.length > 1 && (
        <fieldset className="audience">
          <legend className="unseen">Who reads this</legend>
          {audiences.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="audience"
                checked={each === audience}
                onChange={() => setChosen(each)}
              />
              {names[each]}
            </label>
          ))}
        </fieldset>
      )}
      <textarea
        rows={3}
        value={text}
        onChange={(event) => type(event.target.value)}
        aria-label={names[audience]}
        placeholder={hints[audience]}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && text.trim() && !busy) void send();
        }}
      />
      <div className="send">
        <span>{readers[audience]}</span>
        <Button formAction="submit" loading={busy} loadingText="Sending" disabled={!text.trim()}>
          Add {names[audience].toLowerCase()}
        </Button>
      </div>
    </form>
  );
}
