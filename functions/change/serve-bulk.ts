import type { Handlers } from '../runtime/api.ts';
import { serveMany } from '../runtime/many.ts';
import { commands } from './commands.ts';
import type { bulkContract } from './contract/many.ts';
import { changes } from './keep.ts';
import { changeRights } from './rights.ts';
import { visible } from './visible.ts';

/** One command for many changes. */
export const serveBulk: Handlers<typeof bulkContract> = {
  bulkChanges: serveMany({
    practice: 'change',
    rights: changeRights,
    commands,
    visible,
    save: changes.save,
  }),
};
