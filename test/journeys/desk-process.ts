import { startDesk } from '../desk.ts';

/** A desk in a process of its own, so that it can be killed: `desk-process.ts <dir> [again]`. */
const [, , dir = '', again] = process.argv;
const { host } = await startDesk({ dir, again: again === 'again' });
console.log(JSON.stringify(host.urls));
