import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';

/** A function as it is written when nobody thinks of cold starts: all that this stack offers, imported by name. */
const stack = `
import middy from '@middy/core';
import jsonBody from '@middy/http-json-body-parser';
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { DynamoDBClient, GetItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { z } from 'zod';
const logger = new Logger();
const metrics = new Metrics({ namespace: 'desk' });
const client = new DynamoDBClient({});
const Ask = z.object({ id: z.string(), title: z.string() });
export const handler = middy(async (event) => {
  const ask = Ask.parse(event.body);
  logger.info('asked');
  metrics.addMetric('asked', 'Count', 1);
  await client.send(new TransactWriteItemsCommand({ TransactItems: [{ Put: { TableName: 't', Item: marshall(ask) } }] }));
  const { Item } = await client.send(new GetItemCommand({ TableName: 't', Key: marshall({ id: ask.id }) }));
  return unmarshall(Item);
}).use(jsonBody());
`;

/** Our own sources with zod imported by name, as its documentation does. */
const naiveImports: Plugin = {
  name: 'naive-imports',
  setup(from) {
    from.onLoad({ filter: /[\\/]functions[\\/].*\.ts$/ }, ({ path: file }) => {
      const text = readFileSync(file, 'utf8');
      return {
        contents: text.replaceAll(/import (type )?\* as z from 'zod'/g, "import $1{ z } from 'zod'"),
        loader: 'ts',
      };
    });
  },
};

/** esbuild's own defaults for Node, as an ES module; the banner is what it takes for CommonJS libraries to load at all. */
const naive: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  minify: true,
  logLevel: 'silent',
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
};

/** Bundles the naive stack. @returns the file */
export async function bundleNaiveStack(dir: string): Promise<string> {
  const outfile = path.join(dir, 'stack.mjs');
  const stdin = { contents: stack, resolveDir: process.cwd(), sourcefile: 'stack.js' };
  await build({ ...naive, stdin, outfile });
  return outfile;
}

/** Bundles the same function as ours, naively. @returns the file */
export async function bundleNaively(name: string, source: string, dir: string): Promise<string> {
  const outfile = path.join(dir, `${name}.mjs`);
  await build({ ...naive, entryPoints: [source], outfile, plugins: [naiveImports] });
  return outfile;
}
