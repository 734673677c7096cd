import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useParams } from 'react-router';
import { Age } from '../../components/age.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { useLive } from '../../live/use-live.ts';
import { DiscardDialog } from './discard-dialog.tsx';
import { MailFacts } from './facts.tsx';
import { Original } from './original.tsx';
import { ReleaseDialog } from './release-dialog.tsx';
import type { Mail } from './types.ts';
import { reasonOf } from './words.ts';

/** A mail as text; how its sender made it only for who asks for it. */
export function MailRecord() {
  const { id = '' } = useParams();
  const may = useMay();
  const [asked, setAsked] = useState<'release' | 'discard'>();
  const { data: mail, error, refetch } = useLive<Mail>(`/mails/${encodeURIComponent(id)}`);
  if (!mail) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  const { title, state, receivedAt, text, whole, html, because, steps = [] } = mail;
  const reason = reasonOf(mail);
  const can = (step: string) => steps.includes(step) && may('mail', step);
  const close = () => setAsked(undefined);
  return (
    <RecordPage
      id={id}
      title={title}
      trail={{ label: 'Mail', href: '/mails' }}
      badges={
        <>
          <StateBadge state={state} />
          <span className="soft">
            received <Age since={receivedAt} ago />
          </span>
        </>
      }
      commands={
        <>
          {can('release') && (
            <Button variant="primary" onClick={() => setAsked('release')}>
              Let through
            </Button>
          )}
          {can('discard') && <Button onClick={() => setAsked('discard')}>Discard</Button>}
        </>
      }
      above={
        reason && (
          <Alert
            type={state === 'quarantined' ? 'warning' : 'info'}
            statusIconAriaLabel="Info"
            header={reason}
          >
            {because}
          </Alert>
        )
      }
      main={
        <>
          <Panel title="What it says">
            <p className="prose">{text ?? 'Nothing that could be read.'}</p>
            {whole && (
              <details>
                <summary>With what it quotes</summary>
                <p className="prose">{whole}</p>
              </details>
            )}
          </Panel>
          {html && (
            <Panel title="HTML">
              <Original id={id} />
            </Panel>
          )}
          {asked === 'release' && <ReleaseDialog mail={mail} onClose={close} />}
          {asked === 'discard' && <DiscardDialog mail={mail} onClose={close} />}
        </>
      }
      side={<MailFacts mail={mail} />}
    />
  );
}
