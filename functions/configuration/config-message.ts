import * as z from 'zod';
import { Refusal } from '../kernel/refusal.ts';
import { type Observation, observe } from './observation.ts';

const Message = z.looseObject({
  source: z.literal('aws.config'),
  detail: z.looseObject({
    messageType: z.string(),
    configurationItem: z.unknown().optional(),
    configurationItemDiff: z.unknown().optional(),
    configurationItemSummary: z.unknown().optional(),
    s3DeliverySummary: z
      .looseObject({
        s3BucketLocation: z.string().max(2_000).nullish(),
        errorCode: z.string().nullish(),
        errorMessage: z.string().nullish(),
      })
      .nullish(),
  }),
});

/** What a message is: an item, where the item is because it is too large for an event, or of no interest. */
export type Read =
  | { readonly observation: Observation }
  | { readonly file: { readonly bucket: string; readonly key: string }; readonly diff: unknown }
  | { readonly nothing: true };

const placeOf = (location: string) => {
  const [bucket = '', ...key] = location.replace(/^s3:\/\//, '').split('/');
  return { bucket, key: key.join('/') };
};

/** Reads a message of AWS Config. @throws {Refusal} when nothing can be made of it */
export function readConfigMessage(body: string, now: string): Read {
  const { detail } = Message.parse(JSON.parse(body));
  const { messageType, configurationItem, configurationItemDiff: diff, s3DeliverySummary: file } = detail;
  if (messageType === 'ConfigurationItemChangeNotification')
    return { observation: observe(configurationItem, diff, now) };
  if (messageType !== 'OversizedConfigurationItemChangeNotification') return { nothing: true };
  if (file?.errorCode)
    throw new Refusal(
      'validation',
      `AWS Config could not leave the item in S3: ${file.errorCode} ${file.errorMessage ?? ''}`,
    );
  const place = placeOf(file?.s3BucketLocation ?? '');
  if (!place.bucket || !place.key)
    throw new Refusal('validation', 'It does not say where in S3 the item is.');
  return { file: place, diff };
}

const Kept = z.looseObject({
  configurationItem: z.unknown().optional(),
  configurationItemDiff: z.unknown().optional(),
});

/** The item in a file that AWS Config left in S3: by itself, or in the message that was too large. */
export function observeFile(text: string, diff: unknown, now: string): Observation {
  const kept = Kept.parse(JSON.parse(text));
  return observe(kept.configurationItem ?? kept, kept.configurationItemDiff ?? diff, now);
}
