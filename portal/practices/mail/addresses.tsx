import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import { Confirm } from '../../components/confirm.tsx';
import { Page } from '../../components/page.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { AddressDialog } from './address-dialog.tsx';
import type { MailAddress } from './types.ts';
import { closedChoices, unverifiedChoices } from './words.ts';

type Chosen = { what: 'change' | 'retire'; address: MailAddress } | { what: 'add' };
type Choice = readonly { readonly value: string; readonly label: string }[];

const wordOf = (choices: Choice, value: string) => choices.find((one) => one.value === value)?.label ?? value;
const becomes = ({ target, service, team }: MailAddress) =>
  [target === 'request' ? 'Requests' : 'Incidents', service, team].filter(Boolean).join(', ');

const columns = (choose?: (chosen: Chosen) => void): TableProps.ColumnDefinition<MailAddress>[] => [
  {
    id: 'address',
    header: 'Address',
    minWidth: 200,
    isRowHeader: true,
    cell: ({ address }) => <strong>{address}</strong>,
  },
  { id: 'becomes', header: 'Mail to it becomes', cell: becomes },
  {
    id: 'unverified',
    header: 'Of unverified senders',
    cell: ({ unverified }) => wordOf(unverifiedChoices, unverified),
  },
  { id: 'closed', header: 'Answers to what is closed', cell: ({ closed }) => wordOf(closedChoices, closed) },
  ...(choose
    ? [
        {
          id: 'commands',
          header: 'Commands',
          cell: (address: MailAddress) => (
            <span className="row-commands">
              <Button
                variant="inline-link"
                ariaLabel={`Change what mail to ${address.address} becomes`}
                onClick={() => choose({ what: 'change', address })}
              >
                Change
              </Button>
              <Button
                variant="inline-link"
                ariaLabel={`Retire ${address.address}`}
                onClick={() => choose({ what: 'retire', address })}
              >
                Retire
              </Button>
            </span>
          ),
        },
      ]
    : []),
];

/** What mail to each of the desk's addresses becomes. */
export function MailAddressesPage() {
  const may = useMay();
  const [chosen, choose] = useState<Chosen>();
  const { run, busy } = useCommand();
  const close = () => choose(undefined);
  const retire = ({ id, address, version }: MailAddress) =>
    void run({
      path: `/mail-addresses/${id}/retire`,
      body: {},
      version,
      done: `Nothing is said of ${address} any more.`,
    }).then(close, () => undefined);
  return (
    <Page
      title="Mail addresses"
      about="What mail to an address becomes. Where nothing is said, it opens incidents of the default service, from whoever writes."
      actions={
        may('mail-address', 'create') && (
          <Button variant="primary" iconName="add-plus" onClick={() => choose({ what: 'add' })}>
            Add an address
          </Button>
        )
      }
    >
      <RecordList<MailAddress>
        label="mail addresses"
        path="/mail-addresses"
        columns={columns(may('mail-address', 'change') ? choose : undefined)}
        row={(one) => (
          <PlainRow
            id={one.id}
            title={one.address}
            details={[becomes(one), wordOf(unverifiedChoices, one.unverified)]}
          />
        )}
        empty={
          <Nothing title="Nothing is said of any address">
            Say what becomes of mail to one, with its label where it has one: support+vpn@…
          </Nothing>
        }
      />
      {chosen?.what === 'add' && <AddressDialog onClose={close} />}
      {chosen?.what === 'change' && <AddressDialog known={chosen.address} onClose={close} />}
      {chosen?.what === 'retire' && (
        <Confirm
          title={`Retire ${chosen.address.address}`}
          go="Retire"
          onGo={() => retire(chosen.address)}
          onClose={close}
          busy={busy}
        >
          <p>Mail to it still comes, and opens incidents of the default service.</p>
        </Confirm>
      )}
    </Page>
  );
}
