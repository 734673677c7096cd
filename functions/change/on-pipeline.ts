import { system } from '../kernel/actor.ts';
import { findChangeMarker } from '../monitoring/read.ts';
import { reaction } from '../runtime/reaction.ts';
import { endGate } from './gating.ts';

const by = system('on-pipeline');

/** A deployment ended: what the gate let through for it ends with it, at the time that the pipeline says. */
export const handler = reaction(async ({ id }, now) => {
  const marker = await findChangeMarker(id);
  if (marker?.source !== 'codepipeline') return;
  const { state, key, tags, finishedAt = now } = marker;
  const execution = key.slice('codepipeline:'.length);
  if (tags.pipeline && (state === 'succeeded' || state === 'failed'))
    await endGate({ pipeline: tags.pipeline, execution }, state, by, finishedAt);
});
