import letters from './letters.json' with { type: 'json' };
import { acts, hours, type Stage } from './stage.ts';

type Mail = { readonly ticket?: string; readonly from?: string };

/** Which addresses stand for something of the catalogue. */
export async function furnishLetterBox({ client }: Stage): Promise<void> {
  const { to: address } = letters.order;
  await client.post('admin', 'mail-addresses', {
    ...{ address, title: 'Laptops', target: 'request', item: 'laptop', unverified: 'quarantine' },
  });
}

/** What came by mail today: a ticket that is talked about, an order, one that comes back, and one that nobody should open. */
export async function letterBox(stage: Stage): Promise<void> {
  const { client, at, post, settled } = stage;
  const { give } = acts(stage);
  const ticketOf = async (from: string): Promise<string> => {
    const [mail] = (await client.list('admin', `mails?from=${encodeURIComponent(from)}`)) as Mail[];
    if (!mail?.ticket) throw new Error(`Nothing became of the mail of ${from}`);
    return mail.ticket;
  };
  const write = async (letter: Parameters<typeof post.send>[0]) => {
    await post.send(letter);
    await settled();
  };

  await at(4.9 * hours);
  await write(letters.supplier);
  await write(letters.gone);
  const white = await ticketOf(letters.supplier.from);
  await at(4.8 * hours);
  await give('dana', white, 'take');
  await give('dana', white, 'hold', { reason: 'requester', comment: 'With which browser do you see that?' });
  // What is said within a minute goes into one mail.
  await at(4.7 * hours);
  const to = await post.replyAddress(letters.answer.from, white);
  await at(4.5 * hours);
  await write({ ...letters.answer, to });
  await write(letters.order);
  await write(letters.trap);
  await at(4.3 * hours);
  await give('dana', white, 'hold', {
    reason: 'vendor',
    note: 'White in the old browser alone. Whoever built the page looks at it.',
  });
  await give('eli', await ticketOf(letters.gone.from), 'resolve', {
    resolution: 'The parcel was handed over yesterday. The answer came back: there is no such mailbox.',
  });
}
