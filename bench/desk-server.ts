import { rmSync } from 'node:fs';
import { startDesk } from '../test/desk.ts';
import { report } from './served.ts';

/** The whole desk on the local host, with its people, services and schedules; its clock stands still. */
const desk = await startDesk();
const { host, dir } = desk;
await host.functions.warm(host.functions.list().map(({ name }) => name));
report({ port: host.ports.api, token: await host.token('dana') }, host.settled);
process.on('exit', () => rmSync(dir, { recursive: true, force: true }));
process.on('SIGTERM', () => void host.kill().then(() => process.exit()));
