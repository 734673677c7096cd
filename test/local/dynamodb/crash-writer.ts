import { openTable } from './table.ts';

const [path = '', round = ''] = process.argv.slice(2);
const { transact } = openTable({ path });
const Put = (pk: string, sk: string) => ({
  Put: { TableName: 'desk', Item: { pk: { S: pk }, sk: { S: sk }, personPk: { S: 'p' } } },
});

/** Writes transactions of two items until it is killed. */
for (let at = 0; ; at++) {
  await transact([Put(`${round}-${at}`, 'a'), Put(`${round}-${at}`, 'b')]);
  if (at === 50) process.stdout.write('writing\n');
}
