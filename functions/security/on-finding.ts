import middy from '@middy/core';
import { takeEvent } from './taking.ts';

/** What GuardDuty, Security Hub or AWS Health says of a finding, in this account or another one. */
export const handler = middy<unknown, void>().handler((event) => takeEvent(event, new Date().toISOString()));
