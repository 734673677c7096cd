import type { Handlers } from '../runtime/api.ts';
import { serveMany } from '../runtime/many.ts';
import { commands } from './commands.ts';
import type { bulkContract } from './contract/many.ts';
import { incidents } from './keep.ts';
import { familyRace } from './kin.ts';
import { incidentRights } from './rights.ts';
import { visible } from './visible.ts';

/** One command for many incidents. Children of one parent change one row, so they follow one another. */
export const serveBulk: Handlers<typeof bulkContract> = {
  bulkIncidents: serveMany({
    practice: 'incident',
    rights: incidentRights,
    commands,
    visible,
    save: (decision, saving) =>
      incidents.save(decision, saving).catch((error) => {
        throw familyRace(error);
      }),
    oneByOne: ['set-parent'],
  }),
};
