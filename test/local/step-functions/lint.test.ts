import { readdirSync, readFileSync } from 'node:fs';
import jsonata from 'jsonata';
import { describe, expect, test } from 'vitest';
import { lintStateMachine } from '../../../local/step-functions/lint.ts';
import { functions } from '../../../local/step-functions/lint-expression.ts';

const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:f';
type Machine = ReturnType<typeof sound>;

/** A sound machine with a bit of everything, for mutations to break. */
const sound = () => ({
  QueryLanguage: 'JSONata',
  StartAt: 'Load',
  States: {
    Load: {
      Type: 'Task',
      Resource: 'arn:aws:states:::dynamodb:getItem',
      Arguments: { TableName: 't', Key: { pk: { S: '{% $states.input.id %}' } } } as Record<string, unknown>,
      Assign: {
        title: '{% $states.result.Item.title.S %}',
        people: ['{% $states.input.people[active].id %}'],
      },
      Retry: [
        { ErrorEquals: ['DynamoDB.ThrottlingException', 'States.Timeout'] },
        { ErrorEquals: ['States.ALL'] },
      ],
      Next: 'Ask',
    } as Record<string, unknown>,
    Ask: {
      Type: 'Map',
      Items: '{% $people %}',
      ItemProcessor: {
        StartAt: 'One',
        States: {
          One: {
            Type: 'Task',
            Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
            TimeoutSeconds: 600 as number | undefined,
            HeartbeatSeconds: 60,
            Arguments: {
              FunctionName: FUNCTION,
              Payload: { who: '{% $states.input %}', token: '{% $states.context.Task.Token %}' as unknown },
            },
            Catch: [
              {
                ErrorEquals: ['States.Timeout'],
                Assign: { late: '{% $states.errorOutput.Error %}' },
                Next: 'None',
              },
            ],
            Assign: {} as Record<string, unknown>,
            End: true,
          },
          None: { Type: 'Pass', Output: '{% $title & $late %}', End: true },
        },
      },
      Assign: { votes: '{% $states.result %}' },
      Next: 'Enough?',
    },
    'Enough?': {
      Type: 'Choice',
      Choices: [
        {
          Condition: '{% $count($votes[vote = "yes"]) > 1 %}' as string | undefined,
          Assign: { yes: true },
          Next: 'Done',
        },
      ],
      Default: 'Done',
    },
    Done: {
      Type: 'Pass',
      Output: '{% { "votes": $map($votes, function($v, $i) { $v.by & $i }), "yes": $yes } %}',
      End: true,
    } as Record<string, unknown>,
  },
});

const lint = (machine: object) => lintStateMachine('machine', JSON.stringify(machine));

const mutations: [what: string, breakIt: (machine: Machine) => unknown, finding: RegExp][] = [
  [
    'a misspelt field of a retrier',
    (m) => (m.States.Load.Retry = [{ ErrorEquals: ['x'], MaxAttempt: 3 }]),
    /no field MaxAttempt/,
  ],
  ['a next state that is not there', (m) => (m.States.Load.Next = 'Nope'), /Nope/],
  [
    'a state that is never reached',
    (m) => Object.assign(m.States, { Orphan: { Type: 'Pass', End: true } }),
    /Orphan/,
  ],
  ['a syntax error', (m) => (m.States.Done.Output = '{% $title + %}'), /Done/],
  ['a JSONPath field', (m) => (m.States.Load.Parameters = {}), /Parameters/],
  [
    'a rule without a condition',
    (m) => delete m.States['Enough?'].Choices[0]?.Condition,
    /Choices\/0 is invalid/,
  ],
  ['no way on', (m) => delete m.States.Load.Next, /Load|Next|required/],
  ['a misspelt field', (m) => (m.States.Load.TimeoutSecond = 3), /TimeoutSecond/],
  [
    'States.ALL with others',
    (m) => (m.States.Load.Retry = [{ ErrorEquals: ['States.ALL', 'x'] }]),
    /States\.ALL must stand alone/,
  ],
  [
    'States.ALL before others',
    (m) => (m.States.Load.Retry = [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['x'] }]),
    /States\.ALL must come last/,
  ],
  [
    'an error of Step Functions that does not exist',
    (m) => (m.States.Load.Retry = [{ ErrorEquals: ['States.TimedOut'] }]),
    /no error States\.TimedOut/,
  ],
  ['$$', (m) => (m.States.Done.Output = '{% $$.x %}'), /\$\$ means nothing here/],
  ['$ at the top level', (m) => (m.States.Done.Output = '{% $.x %}'), /Output: \$ means nothing here/],
  ['a bare name at the top level', (m) => (m.States.Done.Output = '{% votes %}'), /votes means nothing here/],
  [
    'a variable that nobody assigns',
    (m) => (m.States.Done.Output = '{% $undefinedVar %}'),
    /\$undefinedVar is not known here/,
  ],
  [
    'a variable of a later state',
    (m) => (m.States.Load.Arguments = { TableName: '{% $votes %}' }),
    /Load: Arguments\/TableName: \$votes is not known here/,
  ],
  ['a variable of an inner scope', (m) => (m.States.Done.Output = '{% $late %}'), /\$late is not known here/],
  [
    'a variable that is one outside',
    (m) => (m.States.Ask.ItemProcessor.States.One.Assign = { title: 1 }),
    /\$title is already a variable outside/,
  ],
  ['$eval', (m) => (m.States.Done.Output = "{% $eval('1') %}"), /\$eval is not known here/],
  [
    'a result that is not there yet',
    (m) => (m.States.Load.Arguments = { TableName: '{% $states.result.x %}' }),
    /\$states\.result is not there/,
  ],
  [
    'a misspelt field of $states',
    (m) => (m.States.Done.Output = '{% $states.inputs %}'),
    /\$states\.inputs is not there/,
  ],
  [
    'an unknown action',
    (m) => (m.States.Load.Resource = 'arn:aws:states:::dynamodb:getThing'),
    /dynamodb:getThing is not hosted/,
  ],
  [
    'an unknown integration',
    (m) => (m.States.Load.Resource = 'arn:aws:states:::batch:submitJob'),
    /batch:submitJob is not hosted/,
  ],
  [
    'a token that is never handed out',
    (m) => (m.States.Ask.ItemProcessor.States.One.Arguments.Payload.token = 'none'),
    /One: waitForTaskToken, but/,
  ],
  [
    'a wait for a token without an end',
    (m) => delete m.States.Ask.ItemProcessor.States.One.TimeoutSeconds,
    /One: waitForTaskToken without TimeoutSeconds/,
  ],
  [
    'a heartbeat longer than the timeout',
    (m) => (m.States.Ask.ItemProcessor.States.One.HeartbeatSeconds = 9999),
    /HeartbeatSeconds must be less/,
  ],
];

describe('the lint of state machines', () => {
  test('finds nothing in a sound machine', () => expect(lint(sound())).toEqual([]));

  test.each(mutations)('finds %s', (_what, breakIt, finding) => {
    const machine = sound();
    breakIt(machine);
    expect(lint(machine).join('\n')).toMatch(finding);
  });

  test('knows no function that JSONata or Step Functions do not have', async () => {
    const added = ['partition', 'range', 'hash', 'random', 'uuid', 'parse'];
    for (const name of functions)
      if (!added.includes(name))
        expect(await jsonata(`$exists($${name})`).evaluate(undefined), name).toBe(true);
  });

  test.each(readdirSync('statemachines').filter((file) => file.endsWith('.asl.json')))(
    'finds nothing in %s',
    (file) => {
      expect(lintStateMachine(file, readFileSync(`statemachines/${file}`, 'utf8'))).toEqual([]);
    },
  );
});
