import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { isOver } from '../../../functions/problem/lifecycle.ts';
import { isPublished } from '../../../functions/problem/workaround.ts';
import { When } from '../../components/age.tsx';
import { Ask } from '../../components/ask.tsx';
import { Panel } from '../../components/panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useMay } from '../../desk.ts';
import { useAsked } from '../../live/use-asked.ts';
import { useCommand } from '../../live/use-command.ts';
import type { Problem } from './types.ts';

function WriteDialog({ problem, onClose }: { problem: Problem; onClose: () => void }) {
  const { id, workaround } = problem;
  const [text, setText] = useState(workaround?.text ?? '');
  const [plain, setPlain] = useState(workaround?.plain ?? '');
  const { send, busy, refusal } = useAsked(onClose);
  const body = { text: text.trim(), plain: plain.trim() || null };
  const go = () =>
    send({ path: `/problems/${id}/workaround`, body, done: 'The workaround is written down.' });
  return (
    <Ask
      title={`Workaround of ${id}`}
      go="Save"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={text.trim() !== ''}
    >
      <TextField
        label="How does one get by?"
        description="Whoever works on its incidents reads this."
        rows={5}
        value={text}
        onChange={setText}
        error={refusal?.fields.text}
        focus
      />
      <TextField
        label="In plain words"
        description="Requesters are told this once it is a known error."
        rows={3}
        value={plain}
        onChange={setPlain}
        error={refusal?.fields.plain}
      />
    </Ask>
  );
}

/** How one gets by, and whether its incidents have been told. */
export function WorkaroundPanel({ problem }: { problem: Problem }) {
  const [writing, setWriting] = useState(false);
  const may = useMay();
  const { give, busy } = useCommand<Problem>();
  const { id, workaround } = problem;
  const alive = !isOver(problem);
  const able = alive && may('problem', 'write-workaround');
  if (!workaround && !able) return null;
  const out = workaround?.published;
  const news = workaround !== undefined && !isPublished(workaround);
  return (
    <Panel
      title="Workaround"
      {...(able && {
        actions: (
          <>
            <Button iconName="edit" onClick={() => setWriting(true)}>
              {workaround ? 'Change it' : 'Write one'}
            </Button>
            {news && may('problem', 'publish-workaround') && (
              <Button
                variant="primary"
                disabled={busy}
                onClick={() =>
                  give({
                    path: `/problems/${id}/publish-workaround`,
                    body: {},
                    done: 'Its incidents are told how one gets by.',
                    touches: ['/incidents'],
                  })
                }
              >
                Publish
              </Button>
            )}
          </>
        ),
      })}
    >
      {!workaround && <p className="soft">Nobody knows a way around it yet.</p>}
      {workaround && <p className="prose">{workaround.text}</p>}
      {workaround?.plain && (
        <p className="prose">
          <span className="soft">In plain words: </span>
          {workaround.plain}
        </p>
      )}
      {workaround && (
        <p className="soft">
          {out ? (
            <>
              Edition {out.edition} was published at <When at={out.at} />
              {news && '; what was written since is not out yet'}.
            </>
          ) : (
            'It is not published yet.'
          )}
        </p>
      )}
      {writing && <WriteDialog problem={problem} onClose={() => setWriting(false)} />}
    </Panel>
  );
}
