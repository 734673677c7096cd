import Button from '@cloudscape-design/components/button';
import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { useDesk } from '../../desk.ts';
import { RecordId } from '../../record/record-id.tsx';
import { size } from '../../record/upload.ts';
import { notify } from '../../shell/notices.ts';
import type { Mail } from './types.ts';
import { hintOf, marks, senderOf } from './words.ts';

/** Opens an address that the API signs for a few minutes. */
function useFetched(id: string) {
  const { client } = useDesk();
  return async (what: string) => {
    try {
      const { url } = await client.get<{ url: string }>(`/mails/${id}/${what}`);
      window.location.assign(url);
    } catch (error) {
      notify({ type: 'error', header: 'It cannot be had', content: (error as Error).message });
    }
  };
}

/** What is known of a mail from those who received it, and what it looks like. */
export function MailFacts({ mail }: { mail: Mail }) {
  const fetched = useFetched(mail.id);
  const { verdicts, hints = [], files = [], ticket, judgedBy, note } = mail;
  return (
    <>
      <Panel title="Facts">
        <Facts>
          <Fact label="From">{senderOf(mail)}</Fact>
          <Fact label="Sender">{mail.verified ? 'verified' : 'unverified'}</Fact>
          <Fact label="To">{mail.to}</Fact>
          <Fact label="What it is">{mail.marks?.map((mark) => marks[mark] ?? mark).join(', ')}</Fact>
          <Fact label="Became">{ticket && <RecordId id={ticket} />}</Fact>
          <Fact label="Answers">{mail.replyTo && <RecordId id={mail.replyTo} />}</Fact>
          <Fact label="Judged by">{judgedBy}</Fact>
          <Fact label="Note">{note}</Fact>
          <Fact label="Verdicts">
            {Object.entries(verdicts)
              .map(([check, verdict]) => `${check} ${verdict.toLowerCase()}`)
              .join(', ')}
          </Fact>
        </Facts>
        <Button iconName="download" onClick={() => void fetched('source')}>
          Source, {size(mail.size ?? 0)}
        </Button>
      </Panel>
      {files.length > 0 && (
        <Panel title="Files" count={files.length} flush>
          <ul className="linked ties">
            {files.map((file) => (
              <li key={file.id}>
                <Button variant="inline-link" onClick={() => void fetched(`files/${file.id}`)}>
                  {file.name}
                </Button>{' '}
                <span className="soft">{size(file.size)}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {hints.length > 0 && (
        <Panel title="It looks like" flush>
          <ul className="linked ties">
            {hints.map(({ by, ticket: id }) => (
              <li key={id}>
                <RecordId id={id} /> <span className="soft">by {hintOf(by)}, which anybody can write</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
