import {
  type RelationType,
  relationTypeNames,
  relationTypes,
} from '../../../functions/configuration/relation-type.ts';

/** A relation as one of its items tells it: `from` is said of the item that it starts from. */
type Way = { value: string; label: string; type: RelationType; direction: 'from' | 'to' };

/** How an item can relate to another one, as the rest of a sentence that begins with its name. */
export const ways: readonly Way[] = relationTypeNames.flatMap((type) => {
  const { forth, back } = relationTypes[type];
  const ahead = { value: `from ${type}`, label: forth, type, direction: 'from' } as const;
  return forth === back
    ? [ahead]
    : [ahead, { value: `to ${type}`, label: back, type, direction: 'to' } as const];
});

/** Whether it says what fails with what: a pool counts for that alone. */
export const carriesImpact = (type: RelationType): boolean => relationTypes[type].impact !== 'none';
