import type { EventBridgeEvent } from 'aws-lambda';
import { eventKey } from '../record/timeline.ts';
import { readRow } from '../runtime/dynamo.ts';
import { onAttachment } from '../runtime/on-attachment.ts';
import { Told } from '../runtime/reaction.ts';
import { incidents } from './keep.ts';

const shared = onAttachment('security', { 'security-incident': incidents });

/** Files of security incidents: of one that was removed the bus says nothing, so its row is read. */
export const handler = async (event: EventBridgeEvent<string, unknown>, context: never): Promise<void> => {
  if (event.source !== 'itsm') return shared(event, context) as Promise<void>;
  const { id, version } = Told.parse(event.detail);
  const row = await readRow('security', `attachment#${id}`, eventKey(version));
  if (row) await shared({ ...event, detail: row }, context);
};
