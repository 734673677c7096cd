import {
  PinpointSMSVoiceV2Client,
  PutOptedOutNumberCommand,
  SendTextMessageCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Host } from '../../../local/host.ts';
import { hostOf, probe } from './app.ts';

const from = 'arn:aws:sms-voice:us-east-1:000000000000:sender-id/DESK/DE';
let host: Host;
const clientOf = (accessKeyId: string) =>
  new PinpointSMSVoiceV2Client({
    endpoint: host.urls.aws,
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey: 'x' },
  });
const send = (DestinationPhoneNumber: string, by = 'me', MessageBody = 'INC-1001 needs you') =>
  clientOf(by).send(
    new SendTextMessageCommand({ DestinationPhoneNumber, OriginationIdentity: from, MessageBody }),
  );

beforeAll(async () => {
  const Statement = [{ Effect: 'Allow', Action: 'sms-voice:SendTextMessage', Resource: from }];
  host = await hostOf({ ...probe('Allowed', Statement), ...probe('Other') });
});
afterAll(() => host?.stop());

test('A text message stays in the outbox, where the local helper shows it', async () => {
  const { MessageId } = await send('+491700000001', host.functions.find('allowed').accessKeyId);
  const { items } = (await (await fetch(`${host.urls.api}/local/texts`)).json()) as { items: object[] };
  expect(items).toMatchObject([{ id: MessageId, to: '+491700000001', from, text: 'INC-1001 needs you' }]);
});

test('What AWS refuses is refused: no right, no number, no text, who answered STOP', async () => {
  const refused = (call: Promise<unknown>) => expect(call).rejects;
  await refused(send('+491700000001', host.functions.find('other').accessKeyId)).toMatchObject({
    name: 'AccessDeniedException',
  });
  await refused(send('0170')).toMatchObject({ name: 'ValidationException' });
  await refused(send('+491700000001', 'me', '')).toMatchObject({ name: 'ValidationException' });
  const stop = { OptOutListName: 'Default', OptedOutNumber: '+491700000002' };
  await clientOf('me').send(new PutOptedOutNumberCommand(stop));
  await refused(send('+491700000002')).toMatchObject({
    name: 'ConflictException',
    Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT',
  });
  expect(host.texts()).toHaveLength(1);
});
