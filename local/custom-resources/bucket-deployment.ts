import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Resolver } from '../assembly/resolver.ts';
import { type Assembly, isRecord, listOf } from '../assembly/template.ts';
import type { Dispatcher } from '../dispatcher.ts';
import { contentType } from './content-type.ts';

/** CDK's deployment of files into a bucket. On AWS a function in Python does it; here the host does. */
export const bucketDeployment = 'Custom::CDKBucketDeployment';

const known = new Set(
  `ServiceToken SourceBucketNames SourceObjectKeys SourceMarkers SourceMarkersConfig DestinationBucketName
  DestinationBucketKeyPrefix WaitForDistributionInvalidation Prune DistributionId DistributionPaths OutputObjectKeys Extract
  RetainOnDelete`.split(/\s+/),
);

const filesBelow = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(path.join(dir, file)).isFile(),
  );

/** Puts what is known only now into the place that a marker keeps; inside JSON as the inside of a string. */
const filled = (content: Buffer, markers: [string, string][], inJson: boolean): Buffer => {
  if (markers.length === 0) return content;
  let text = content.toString();
  for (const [marker, value] of markers)
    text = text.replaceAll(marker, inJson ? JSON.stringify(value).slice(1, -1) : value);
  return Buffer.from(text);
};

/**
 * Copies the sources of every bucket deployment into its bucket.
 *
 * @throws for a source that is an archive, and for options that are not hosted
 */
export async function deployBuckets(
  assembly: Assembly,
  resolver: Resolver,
  dispatcher: Dispatcher,
): Promise<void> {
  for (const { id, stack, props } of resolver.each(bucketDeployment)) {
    const unknown = Object.keys(props).find((key) => !known.has(key));
    if (unknown) throw new Error(`${stack.name}/${id}: the option ${unknown} is not hosted`);
    const markersOf = listOf(props.SourceMarkers);
    const configs = listOf(props.SourceMarkersConfig);
    const prefix = props.DestinationBucketKeyPrefix ? `${props.DestinationBucketKeyPrefix}/` : '';
    for (const [index, key] of listOf(props.SourceObjectKeys).entries()) {
      const asset = assembly.assets.get(String(key));
      if (!asset || !statSync(asset.path).isDirectory())
        throw new Error(`${stack.name}/${id}: the source ${key} is not a directory`);
      const given = markersOf[index];
      const markers = Object.entries(isRecord(given) ? given : {}).map(
        ([marker, value]): [string, string] => [marker, String(value)],
      );
      const config = configs[index];
      const inJson = isRecord(config) && config.jsonEscape === true;
      for (const file of filesBelow(asset.path)) {
        const input = {
          Bucket: props.DestinationBucketName,
          Key: prefix + file.split(path.sep).join('/'),
          Body: filled(readFileSync(path.join(asset.path, file)), markers, inJson),
          ContentType: contentType(file),
        };
        await dispatcher.dispatch({
          service: 's3',
          operation: 'PutObject',
          input,
          caller: { name: 'deployment' },
        });
      }
    }
  }
}
