import * as z from 'zod';
import { lines, maxReason, oneLine, type Signal } from '../signal.ts';
import {
  AwsEvent,
  aside,
  type ChangeNote,
  details,
  instantAfter,
  type Said,
  said,
  tagsOf,
} from './lenient.ts';

/** CodePipeline Pipeline Execution State Change (docs.aws.amazon.com/codepipeline, detect-state-changes). */
const PipelineExecution = AwsEvent.extend({
  detail: z.looseObject({
    pipeline: said,
    'execution-id': said,
    state: said,
    version: aside,
    'stop-execution-comments': aside,
    'execution-trigger': details,
  }),
});

const outcomes: Readonly<Record<string, ChangeNote['state']>> = {
  STARTED: 'started',
  RESUMED: 'started',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
};

/**
 * An execution of a pipeline is a deployment; one that failed is an alert on its pipeline as well, until one succeeds.
 *
 * @throws {z.ZodError} saying what could not be read
 */
export function fromPipeline(raw: unknown): Said {
  const event = PipelineExecution.parse(raw);
  const { detail, account, region, resources } = event;
  const { pipeline, state, 'execution-id': execution } = detail;
  const outcome = outcomes[state.toUpperCase()];
  if (!outcome) return { ignored: `A pipeline that is ${oneLine(state, 40)} has not changed anything yet.` };
  const at = instantAfter(event.time);
  const trigger = detail['execution-trigger']?.['trigger-type'];
  const common = {
    source: 'codepipeline' as const,
    account,
    region,
    url: `https://${region}.console.aws.amazon.com/codesuite/codepipeline/pipelines/${encodeURIComponent(pipeline)}/executions/${encodeURIComponent(execution)}`,
    tags: tagsOf({ pipeline, trigger, version: detail.version }),
  };
  const change: ChangeNote = {
    ...common,
    key: `codepipeline:${execution}`.slice(0, 500),
    title: oneLine(`Pipeline ${pipeline}`, 200),
    state: outcome,
    at,
  };
  const failed = outcome === 'failed';
  const signal: Signal = {
    ...common,
    fingerprint: (resources[0] ?? `codepipeline:${account}:${region}:${pipeline}`).slice(0, 1_500),
    alarmName: oneLine(pipeline, 250),
    namespace: 'AWS/CodePipeline',
    resource: resources[0]?.slice(0, 1_000),
    state: failed ? 'firing' : 'cleared',
    at,
    reason: lines(`The pipeline ${pipeline} ${outcome}, execution ${execution}`, maxReason),
    measures: oneLine(`Pipeline ${pipeline}`, 500),
    severity: 'error',
  };
  return { changes: [change], ...(outcome !== 'started' && { signals: [signal] }) };
}
