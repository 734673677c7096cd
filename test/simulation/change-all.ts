import { orders, runAll } from './change-run.ts';
import { actors } from './change-world.ts';

// npm run sim:change [-- --every N] [-- --part K/N]: every order of six actors, with a crash before and after each outward call.
const option = (name: string) => process.argv[process.argv.indexOf(`--${name}`) + 1];
const every = process.argv.includes('--every') ? Number(option('every')) : 1;
const [part = 1, parts = 1] = process.argv.includes('--part')
  ? (option('part') ?? '1/1').split('/').map(Number)
  : [];

const began = Date.now();
let runs = 0;
const violations: string[] = [];
const ends: Record<string, number> = {};
for (const [index, order] of orders(Object.keys(actors)).entries()) {
  if (index % parts !== part - 1) continue;
  const found = await runAll(order, index, every);
  runs += found.runs;
  violations.push(...found.violations);
  for (const [end, count] of Object.entries(found.ends)) ends[end] = (ends[end] ?? 0) + count;
  for (const one of found.violations) console.log(one);
}
for (const [end, count] of Object.entries(ends).sort(([, a], [, b]) => b - a))
  console.log(`${count} × ${end}`);
const seconds = Math.round((Date.now() - began) / 1000);
console.log(`${720 / parts} orders, ${runs} runs in ${seconds} s: ${violations.length} violations`);
process.exitCode = violations.length ? 1 : 0;
