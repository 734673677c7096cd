import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { dynamo, fromItem, tableOf, toItem } from '../runtime/dynamo.ts';
import type { CellRow } from './cell-row.ts';
import type { Amounts } from './contribution.ts';
import { cellsKey } from './facts.ts';

function rowOf(team: string, item: Record<string, unknown>): CellRow {
  const { pk: _, sk, ...amounts } = item;
  const [, date = '', service = ''] = String(sk).split('#');
  return { team, date, service, amounts: amounts as Amounts };
}

/** A team's cells of days or months between two dates, both with it: by key, a megabyte at a time. */
export async function cellsBetween(
  team: string,
  grain: 'day' | 'month',
  from: string,
  to: string,
): Promise<CellRow[]> {
  const rows: CellRow[] = [];
  let ExclusiveStartKey: ReturnType<typeof toItem> | undefined;
  do {
    const answer = await dynamo.send(
      new QueryCommand({
        TableName: tableOf('reporting'),
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: toItem({
          ':pk': cellsKey(team),
          ':from': `${grain}#${from}`,
          ':to': `${grain}#${to}#~`,
        }),
        ExclusiveStartKey,
      }),
    );
    rows.push(...(answer.Items ?? []).map((item) => rowOf(team, fromItem(item))));
    ExclusiveStartKey = answer.LastEvaluatedKey as typeof ExclusiveStartKey;
  } while (ExclusiveStartKey);
  return rows;
}
