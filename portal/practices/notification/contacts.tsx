import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { type Contact, contactId, isUsable } from '../../../functions/people/contact.ts';
import { Ask } from '../../components/ask.tsx';
import { Panel } from '../../components/panel.tsx';
import { Pick } from '../../components/pick.tsx';
import { StateBadge } from '../../components/state.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCommand } from '../../live/use-command.ts';
import { channelNames, shownAddress } from './words.ts';

export type Reached = {
  id: string;
  version: number;
  email: string;
  language?: string;
  contacts?: Contact[];
};

const fieldOf: Record<string, 'address' | 'number' | 'url'> = { email: 'address', sms: 'number' };
const labels = { address: 'Mail address', number: 'Number, with +', url: 'URL' };

/** The ways in which I am reached: what is not confirmed yet is shown as such, and is not used. */
export function Contacts({ me }: { me: Reached }) {
  const [adding, setAdding] = useState(false);
  const [verifying, setVerifying] = useState<Contact>();
  const { give, busy } = useCommand();
  const path = (contact: Contact, command: string) =>
    `/people/${me.id}/contacts/${contactId(contact)}/${command}`;
  return (
    <Panel title="Contacts" actions={<Button onClick={() => setAdding(true)}>Add contact</Button>} flush>
      <ul className="rows">
        {(me.contacts ?? []).map((contact) => {
          const usable = isUsable(contact, me.email);
          const name = `${channelNames[contact.type]} ${shownAddress(contact)}`;
          return (
            <li key={contactId(contact)}>
              <div className="row plain">
                <span className="what">
                  <span className="title">{shownAddress(contact)}</span>
                  <span className="where">{channelNames[contact.type]}</span>
                </span>
                <span className="how">
                  <StateBadge state={usable ? 'confirmed' : 'unconfirmed'} />
                </span>
                <span>
                  {!usable && (
                    <Button ariaLabel={`Confirm ${name}`} onClick={() => setVerifying(contact)}>
                      Confirm
                    </Button>
                  )}
                  <Button
                    variant="icon"
                    iconName="close"
                    ariaLabel={`Remove ${name}`}
                    disabled={busy}
                    onClick={() =>
                      give({ path: path(contact, 'remove'), body: {}, done: 'The contact is removed.' })
                    }
                  />
                </span>
              </div>
            </li>
          );
        })}
      </ul>
      {adding && <Add me={me} onClose={() => setAdding(false)} onAdded={setVerifying} />}
      {verifying && (
        <Verify
          contact={verifying}
          path={(command) => path(verifying, command)}
          onClose={() => setVerifying(undefined)}
        />
      )}
    </Panel>
  );
}

type AddProps = { me: Reached; onClose: () => void; onAdded: (contact: Contact) => void };

function Add({ me, onClose, onAdded }: AddProps) {
  const [type, setType] = useState('email');
  const [value, setValue] = useState('');
  const { run, busy, refusal } = useCommand<Reached>();
  const field = fieldOf[type] ?? 'url';
  const add = async () => {
    const body = { type, [field]: value.trim() };
    const { contacts = [] } = await run({ path: `/people/${me.id}/contacts`, body });
    const added = contacts.at(-1);
    onClose();
    if (added && !isUsable(added, me.email)) onAdded(added);
  };
  return (
    <Ask
      title="Add contact"
      go="Add and send a code"
      onGo={() => void add().catch(() => undefined)}
      onClose={onClose}
      busy={busy}
      ready={value.trim() !== ''}
    >
      <Pick
        label="By"
        value={type}
        options={Object.entries(channelNames).map(([id, label]) => ({ value: id, label }))}
        onChange={setType}
        error={refusal?.fields.type}
      />
      <TextField
        label={labels[field]}
        value={value}
        onChange={setValue}
        error={refusal?.fields[field]}
        focus
      />
    </Ask>
  );
}

type VerifyProps = { contact: Contact; path: (command: string) => string; onClose: () => void };

function Verify({ contact, path, onClose }: VerifyProps) {
  const [code, setCode] = useState('');
  const { run, give, busy, refusal } = useCommand();
  const verify = () =>
    run({ path: path('verify'), body: { code: code.trim() }, done: 'The contact is confirmed.' }).then(
      onClose,
      () => undefined,
    );
  return (
    <Ask
      title="Type the code in"
      go="Confirm"
      onGo={() => void verify()}
      onClose={onClose}
      busy={busy}
      ready={/^\d{6}$/.test(code.trim())}
    >
      <p>
        Six digits were sent to {shownAddress(contact)}. They are valid for 15 minutes; nothing else is sent
        there before.
      </p>
      <TextField label="Code" value={code} onChange={setCode} error={refusal?.message} focus />
      <Button
        variant="inline-link"
        formAction="none"
        onClick={() => give({ path: path('send-code'), body: {}, done: 'Another code is on its way.' })}
      >
        Send another code
      </Button>
    </Ask>
  );
}
