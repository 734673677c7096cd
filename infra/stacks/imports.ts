import { DeskFunction } from '../constructs/function.ts';
import { Workflow } from '../constructs/workflow.ts';
import { attachments } from './attachments.ts';
import type { PracticeStack } from './practice-stack.ts';

/** Files of configuration items, taken in by a machine that goes on where it was killed. It costs nothing while none runs. */
export function imports(stack: PracticeStack, api: DeskFunction): void {
  const { configuration: table } = stack.data.tables;
  const { attachments: bucket } = stack.data;
  attachments(stack, 'configuration', api);
  bucket.resultsFor(api, ['s3:GetObject']);

  const take = new DeskFunction(stack, 'configuration-do-import', {
    description: 'When this fails: an import stops at the rows that it is at',
    // The whole file is kept in memory, with what each of its rows says.
    memory: 1024,
    seconds: 60,
  });
  table.writtenBy(take);
  table.countedBy(take);
  bucket.readBy(take, 'configuration');
  bucket.resultsFor(take, ['s3:GetObject', 's3:PutObject']);
  const workflow = new Workflow(stack, 'Import', { name: 'import', invokes: { DoImport: take } });

  const onBegun = stack.react('configuration-on-import-begun', {
    on: ['import.begun'],
    impact: 'An import that was begun takes in no rows.',
  });
  table.readBy(onBegun);
  workflow.startedBy(onBegun);
}
