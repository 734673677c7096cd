import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import type { SuppressedAddress } from '../../../functions/notification/suppressed-address.ts';
import { When } from '../../components/age.tsx';
import { Ask } from '../../components/ask.tsx';
import { Page } from '../../components/page.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { usePeople } from '../../live/use-names.ts';

const causes = { bounce: 'Mail came back', complaint: 'Called spam' } as const;
const causeOf = ({ cause = 'bounce' }: SuppressedAddress) => causes[cause];

/** Takes an address off the list, with the reason why mail arrives there again. */
export function Release({ address }: { address: SuppressedAddress }) {
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const { run, busy } = useCommand();
  const release = () =>
    run({
      path: `/suppressed-addresses/${address.id}/release`,
      body: { reason },
      done: `Mail is sent to ${address.address} again.`,
    }).then(
      () => setAsking(false),
      () => undefined,
    );
  return (
    <>
      <Button ariaLabel={`Send again to ${address.address}`} onClick={() => setAsking(true)}>
        Send again
      </Button>
      {asking && (
        <Ask
          title={`Send mail to ${address.address} again`}
          go="Send again"
          onGo={() => void release()}
          onClose={() => setAsking(false)}
          busy={busy}
          ready={reason.trim() !== ''}
        >
          <TextField
            label="Why it arrives again"
            placeholder="The mailbox was set up anew"
            value={reason}
            onChange={setReason}
            focus
          />
        </Ask>
      )}
    </>
  );
}

/** Addresses to which nothing is sent, and why. */
export function SuppressedList() {
  const may = useMay();
  const name = usePeople();
  const releasing = may('suppressed-address', 'release');
  const columns: TableProps.ColumnDefinition<SuppressedAddress>[] = [
    {
      id: 'address',
      header: 'Address',
      isRowHeader: true,
      minWidth: 200,
      cell: ({ id, address }) => <span data-row={id}>{address}</span>,
    },
    { id: 'person', header: 'Person', cell: ({ person }) => person && name(person) },
    { id: 'cause', header: 'Why', cell: causeOf },
    { id: 'since', header: 'Since', cell: ({ since }) => since && <When at={since} /> },
    { id: 'said', header: 'What the other side said', cell: ({ said }) => said },
    ...(releasing
      ? [{ id: 'go', header: 'Again', cell: (address: SuppressedAddress) => <Release address={address} /> }]
      : []),
  ];
  return (
    <Page
      title="Suppressed addresses"
      about="Mail to them came back for good, or was called spam. Nothing is sent there until somebody says that it arrives again."
    >
      <RecordList<SuppressedAddress>
        label="Suppressed addresses"
        path="/suppressed-addresses"
        columns={columns}
        row={(address) => (
          <PlainRow
            id={address.person ?? ''}
            title={address.address}
            details={[causeOf(address), address.said]}
            aside={releasing && <Release address={address} />}
          />
        )}
        empty={<Nothing title="Every address takes mail" />}
      />
    </Page>
  );
}
