import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { instant } from '../../record/base.ts';
import { Timeline, TimelineQuery } from '../../record/timeline.ts';
import {
  AddIntegration,
  ChangeIntegration,
  Integration,
  RotateKey,
  TestIntegration,
} from '../integration.ts';
import { integrationRights as rights } from '../rights.ts';

const answer = Integration.omit({ chain: true, keyHash: true })
  .extend({
    /** When anything came with its key last. */
    lastSignalAt: instant.optional(),
    steps: z.array(z.string()).optional(),
  })
  .meta({ id: 'IntegrationView' });

/** What whoever sends has to be told. `key` is missing when the root secret was rotated twice since. */
const Keys = z
  .object({
    key: z.string().optional(),
    generation: z.int(),
    /** Path of the address to send to, with the key in it where the tool has no other place for it. */
    path: z.string().optional(),
    /** What Grafana signs with. */
    signingSecret: z.string().optional(),
  })
  .meta({ id: 'IntegrationKeys' });

const one = '/v1/integrations/{id}';
const command = { method: 'POST', rights, answer } as const;

/** What sends signals from outside, each with a key of its own. */
export const integrationContract = contract([
  {
    id: 'listIntegrations',
    method: 'GET',
    path: '/v1/integrations',
    summary: 'List what sends signals from outside',
    rights,
    query: z.strictObject(paging),
    answer: page(answer),
  },
  { id: 'getIntegration', method: 'GET', path: one, summary: 'Read an integration', rights, answer },
  {
    id: 'readIntegrationTimeline',
    method: 'GET',
    path: `${one}/timeline`,
    summary: 'Read who changed it, and when',
    rights,
    query: TimelineQuery,
    answer: Timeline,
  },
  {
    id: 'readIntegrationKeys',
    method: 'GET',
    path: `${one}/keys`,
    summary: 'Read the key that signals come with',
    rights,
    command: 'read-keys',
    answer: Keys,
  },
  {
    ...command,
    id: 'addIntegration',
    path: '/v1/integrations',
    summary: 'Let something send signals',
    command: 'create',
    ask: AddIntegration,
    status: 201,
  },
  {
    id: 'changeIntegration',
    method: 'PATCH',
    path: one,
    summary: 'Change an integration, or how its signals are read',
    rights,
    command: 'change',
    ask: ChangeIntegration,
    answer,
  },
  {
    ...command,
    id: 'rotateIntegrationKey',
    path: `${one}/rotate`,
    summary: 'Give it a new key; the old one holds for some hours more',
    command: 'rotate',
    ask: RotateKey,
  },
  {
    ...command,
    id: 'enableIntegration',
    path: `${one}/enable`,
    summary: 'Let its signals in again',
    command: 'enable',
    ask: nothing,
  },
  {
    ...command,
    id: 'disableIntegration',
    path: `${one}/disable`,
    summary: 'Keep its signals out',
    command: 'disable',
    ask: nothing,
  },
  {
    ...command,
    id: 'testIntegration',
    path: `${one}/test`,
    summary: 'Send a test alert through it, or end it',
    command: 'test',
    ask: TestIntegration,
  },
]);
