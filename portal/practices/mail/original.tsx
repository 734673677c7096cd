import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useDesk } from '../../desk.ts';
import { notify } from '../../shell/notices.ts';

/** Nothing in it runs, nothing is fetched, and it is of no origin: whatever its sender wrote, it is only looked at. */
const policy =
  '<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'"><meta name="referrer" content="no-referrer"><title>The mail as its sender made it</title>';

/** The HTML of a mail, for who asks for it: in a frame that may do nothing. */
export function Original({ id }: { id: string }) {
  const { client } = useDesk();
  const [html, setHtml] = useState<string>();
  const [busy, setBusy] = useState(false);
  const show = async () => {
    setBusy(true);
    try {
      const { url } = await client.get<{ url: string }>(`/mails/${id}/html`);
      const answer = await fetch(url, { credentials: 'omit' });
      if (!answer.ok) throw new Error('It is kept for 90 days, and cannot be had any more.');
      setHtml(await answer.text());
    } catch (error) {
      notify({ type: 'error', header: 'The HTML cannot be shown', content: (error as Error).message });
    }
    setBusy(false);
  };
  if (html === undefined)
    return (
      <Button loading={busy} loadingText="Loading" onClick={() => void show()}>
        Show it as its sender made it
      </Button>
    );
  return (
    <>
      <p className="soft">Pictures and links to elsewhere are not loaded.</p>
      <iframe
        className="mail-original"
        title={`${id} as its sender made it`}
        sandbox=""
        referrerPolicy="no-referrer"
        srcDoc={policy + html}
      />
    </>
  );
}
