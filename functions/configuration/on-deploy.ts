import * as z from 'zod';
import { system } from '../kernel/actor.ts';
import { line, slug } from '../kernel/text.ts';
import { onDeploy } from '../runtime/custom-resource.ts';
import { retryingRaces } from '../runtime/races.ts';
import { services } from './keep.ts';
import { add } from './service.ts';

/** Properties of `Custom::DefaultService`. */
const DefaultService = z.object({ Id: slug, Name: line(120), Team: slug });

/** Gives the default service a record, so that it is listed and can be given a policy. */
export const handler = onDeploy(DefaultService, ({ Id: id, Name: name, Team: team }, now) =>
  retryingRaces(async () => {
    if (await services.find(id)) return;
    await services.save(add({ id, name, team, criticality: 'medium', match: [] }, system('deploy'), now));
  }),
);
