import { PinpointSMSVoiceV2Client, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { Ending } from './notification.ts';

const client = new PinpointSMSVoiceV2Client({
  maxAttempts: 2,
  requestHandler: { requestTimeout: 4_000, connectionTimeout: 1_000 },
});

// What AWS will answer tomorrow as well; anything else may go away by itself.
const permanent = ['AccessDeniedException', 'ResourceNotFoundException', 'ValidationException'];

/**
 * Sends a text message and says how it ended; it does not throw. Whoever answered STOP is on the opt-out list of the
 * origination identity, where AWS refuses to send to them.
 */
export async function sendText(to: string, text: string): Promise<Ending> {
  const from = process.env.TEXTS_FROM;
  if (!from)
    return {
      delivered: false,
      transient: false,
      error: 'This desk sends no text messages: texts.from is not set.',
    };
  try {
    await client.send(
      new SendTextMessageCommand({
        DestinationPhoneNumber: to,
        OriginationIdentity: from,
        MessageBody: text,
        MessageType: 'TRANSACTIONAL',
      }),
    );
    return { delivered: true };
  } catch (error) {
    const { name, message } = error as Error;
    const conflict = name === 'ConflictException';
    const told = message.replace(/\+\d{5,}/g, '…');
    return {
      delivered: false,
      transient: !conflict && !permanent.includes(name),
      error: `${name}: ${told}`,
    };
  }
}
