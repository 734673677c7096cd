import { stepsFrom } from '../kernel/lifecycle.ts';
import { Refusal } from '../kernel/refusal.ts';
import { publicly } from '../record/base.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, isClaim, pageOf, placeOf, show } from '../runtime/call.ts';
import { collectionPage } from '../runtime/collection.ts';
import { nextNumber } from '../runtime/numbers.ts';
import type { mailAddressesContract } from './contract/mail-addresses.ts';
import { demandPlace } from './judged.ts';
import { mailAddresses } from './keep.ts';
import {
  addMailAddress,
  addressKey,
  changeMailAddress,
  type MailAddress,
  mailAddressLifecycle,
  retireMailAddress,
} from './mail-address.ts';

const steps = ({ state }: MailAddress) => ({ steps: stepsFrom(mailAddressLifecycle, state) });

/** What mail to each address becomes. */
export const serveMailAddresses: Handlers<typeof mailAddressesContract> = {
  listMailAddresses: async (call) => {
    const { items, after } = await collectionPage(mailAddresses, call.query.limit, await placeOf(call));
    return pageOf(
      call,
      items.map((item) => ({ ...publicly(item), ...steps(item) })),
      after,
    );
  },
  addMailAddress: async (call) => {
    await demandPlace(call.ask);
    const id = await nextNumber('mail', 'MADR');
    try {
      return await commit(call, mailAddresses, addMailAddress(call.ask, id, call.actor, call.at), steps);
    } catch (error) {
      if (!isClaim(error, addressKey(call.ask.address))) throw error;
      const errors = [{ pointer: '/address', detail: 'is said already' }];
      throw new Refusal('already-exists', 'Something is said of this address already.', { errors });
    }
  },
  getMailAddress: async (call) => {
    const found = await mailAddresses.get(call.id);
    return show(call, found, steps(found));
  },
  changeMailAddress: async (call) => {
    await demandPlace(call.ask);
    const before = await mailAddresses.get(call.id);
    return commit(call, mailAddresses, changeMailAddress(before, call.ask, call.actor, call.at), steps);
  },
  retireMailAddress: async (call) => {
    const before = await mailAddresses.get(call.id);
    return commit(call, mailAddresses, retireMailAddress(before, call.actor, call.at), steps);
  },
};
