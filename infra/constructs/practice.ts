import { Construct } from 'constructs';
import type { FrontDoor } from './front-door.ts';
import { DeskFunction } from './function.ts';
import type { PracticeTable } from './table.ts';

interface PracticeProps {
  readonly table: PracticeTable;
  /** Read by every API function, because roles are looked up when a call is served. */
  readonly people: PracticeTable;
  readonly frontDoor: FrontDoor;
  /** The plural record nouns it answers for: two routes each. */
  readonly nouns: readonly string[];
  readonly environment: Record<string, string>;
  /** @default 512 MB */
  readonly memory?: number;
  /** @default 10; the front door waits for 30 */
  readonly seconds?: number;
}

/** A practice's API: one function that writes one table and answers for the practice's nouns. */
export class Practice extends Construct {
  readonly api: DeskFunction;

  constructor(
    scope: Construct,
    name: string,
    { table, people, frontDoor, nouns, environment, seconds, memory = 512 }: PracticeProps,
  ) {
    super(scope, `${name}-practice`);
    this.api = new DeskFunction(this, `${name}-api`, {
      description: `Answers /v1 for ${nouns.join(', ')}`,
      memory,
      ...(seconds && { seconds }),
      environment,
    });
    table.writtenBy(this.api);
    if (people !== table) people.readBy(this.api);
    frontDoor.serve(this, this.api, nouns);
  }
}
