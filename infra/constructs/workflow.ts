import { readFileSync } from 'node:fs';
import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { DeskFunction } from './function.ts';

interface WorkflowProps {
  /** `<name>` of statemachines/<name>.asl.json. */
  readonly name: string;
  /** What each `${Key}` of the file stands for. */
  readonly invokes: Record<string, DeskFunction>;
  /** @default statemachines */
  readonly folder?: string;
}

/**
 * A state machine from its ASL file: each `${Name}` in the file is one substitution and one grant.
 * Refuses a file and a list that disagree, because the machine would fail only when it is needed.
 */
export class Workflow extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, { name, invokes, folder = 'statemachines' }: WorkflowProps) {
    super(scope, id);
    const asl = readFileSync(`${folder}/${name}.asl.json`, 'utf8');
    const given = Object.keys(invokes);
    const used = [...new Set(asl.match(/(?<=\$\{)\w+(?=\})/g))];
    const odd = [...given, ...used].filter((key) => !(given.includes(key) && used.includes(key)));
    if (odd.length) throw new Error(`${name}.asl.json and its Workflow disagree on ${odd.join(', ')}`);
    const logs = new LogGroup(this, 'Log', {
      // AWS keeps one resource policy for all logs it delivers; under this prefix it does not grow.
      logGroupName: `/aws/vendedlogs/states/${Stack.of(this).stackName}-${name}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.machine = new StateMachine(this, 'Machine', {
      definitionBody: DefinitionBody.fromString(asl),
      definitionSubstitutions: Object.fromEntries(
        Object.entries(invokes).map(([key, fn]) => [key, fn.functionArn]),
      ),
      logs: { destination: logs, level: LogLevel.ALL, includeExecutionData: false },
    });
    this.machine.addToRolePolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: Object.values(invokes).map((fn) => fn.functionArn),
      }),
    );
  }

  /** Lets the machine itself call a service of AWS, for exactly these resources. */
  calls(actions: string[], resources: string[]): void {
    this.machine.addToRolePolicy(new PolicyStatement({ actions, resources }));
  }

  /** Starting it, and nothing else. */
  startedBy(starter: DeskFunction): void {
    this.handTo(starter);
    starter.may(['states:StartExecution'], [this.machine.stateMachineArn]);
  }

  /** Telling whether an execution runs. */
  watchedBy(watcher: DeskFunction): void {
    this.handTo(watcher);
    watcher.may(['states:DescribeExecution'], [this.executions]);
  }

  /** Everything that drawing an execution takes. */
  drawnBy(artist: DeskFunction): void {
    this.watchedBy(artist);
    artist.may(['states:GetExecutionHistory', 'states:DescribeStateMachineForExecution'], [this.executions]);
  }

  private handTo(fn: DeskFunction): void {
    fn.addEnvironment(`${this.node.id.toUpperCase()}_MACHINE`, this.machine.stateMachineArn);
  }

  private get executions(): string {
    return Stack.of(this).formatArn({
      service: 'states',
      resource: 'execution',
      resourceName: `${this.machine.stateMachineName}:*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  }
}

/** Answers a waiting task. AWS knows no resource for this: whoever holds the token may. */
export function mayAnswerTasks(fn: DeskFunction): void {
  fn.may(['states:SendTaskSuccess', 'states:SendTaskFailure'], ['*']);
}
