import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import { useState } from 'react';
import { commands } from './sample-alarm.ts';

/** For the first minutes on a laptop: how to send an alarm, to be copied as it stands. */
export function FirstRun() {
  const [chosen, setChosen] = useState(0);
  const command = commands[chosen] ?? commands[0];
  return (
    <section className="first-run" aria-labelledby="first-run">
      <div>
        <h2 id="first-run">Send it an alarm</h2>
        <p>
          Run this in the project’s folder. Within three seconds an incident opens here, and whoever is on
          call is paged: their mail is at <code>/local/mail</code>.
        </p>
      </div>
      <fieldset className="chips">
        <legend className="unseen">Send it with</legend>
        {commands.map(({ label }, index) => (
          <button key={label} type="button" aria-pressed={index === chosen} onClick={() => setChosen(index)}>
            {label}
          </button>
        ))}
      </fieldset>
      <div className="command">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <pre tabIndex={0}>{command?.text}</pre>
        <span className="copy">
          <CopyToClipboard
            variant="icon"
            copyButtonAriaLabel="Copy the command"
            copySuccessText="Copied"
            copyErrorText="Not copied"
            textToCopy={command?.text ?? ''}
          />
        </span>
      </div>
    </section>
  );
}
