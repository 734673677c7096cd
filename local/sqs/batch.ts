import { awsError, isAwsError } from '../aws-error.ts';

type Entry = { Id: string; MessageBody?: string };

const batchLimit = 1_048_576;

/** Does each entry on its own, so that one that is refused does not stop the others. */
export function batch<E extends Entry>(entries: E[] = [], each: (entry: E) => object | undefined) {
  if (entries.length === 0)
    throw awsError('EmptyBatchRequest', "The batch request doesn't contain any entries.");
  if (entries.length > 10) {
    throw awsError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are 10. You have sent ${entries.length}.`,
    );
  }
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length) {
    throw awsError('BatchEntryIdsNotDistinct', 'Two or more batch entries in the request have the same Id.');
  }
  if (entries.reduce((size, entry) => size + Buffer.byteLength(entry.MessageBody ?? ''), 0) > batchLimit) {
    throw awsError('BatchRequestTooLong', `Batch requests cannot be longer than ${batchLimit} bytes.`);
  }
  const Successful: object[] = [];
  const Failed: object[] = [];
  for (const entry of entries) {
    try {
      Successful.push({ Id: entry.Id, ...each(entry) });
    } catch (error) {
      if (!isAwsError(error)) throw error;
      Failed.push({ Id: entry.Id, SenderFault: true, Code: error.type, Message: error.message });
    }
  }
  return { Successful, Failed };
}
