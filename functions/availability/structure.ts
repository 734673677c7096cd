/** So many of some others are needed for one to work. */
export type Need = { readonly members: readonly string[]; readonly needs: number };

/**
 * What needs what, below a service: everything that is reached from it, with what each needs. A component fails by itself, or because
 * what it needs has failed; one that is needed from several sides is one component.
 */
export type Structure = {
  readonly root: string;
  readonly needs: Readonly<Record<string, readonly Need[]>>;
};

/** A structure with its nodes numbered, the root first, so that a state is an array of bytes. */
export type Numbered = {
  readonly ids: readonly string[];
  readonly needs: readonly (readonly { readonly members: readonly number[]; readonly needs: number }[])[];
};

/** Numbers whatever the root needs, directly or not; what it does not need plays no part. */
export function numbered({ root, needs }: Structure): Numbered {
  const places = new Map([[root, 0]]);
  const ids = [root];
  for (const id of ids)
    for (const { members } of needs[id] ?? [])
      for (const member of members)
        if (!places.has(member)) {
          places.set(member, ids.length);
          ids.push(member);
        }
  const numberedNeeds = ids.map((id) =>
    (needs[id] ?? []).map((need) => ({
      ...need,
      members: need.members.map((member) => places.get(member) as number),
    })),
  );
  return { ids, needs: numberedNeeds };
}

/**
 * Whether the root works when these components work by themselves: whatever lacks what it needs fails with it, and so on until nothing
 * more fails. Components that need each other in a circle work as long as nothing outside of it fails them.
 *
 * @param alive 1 for each component that works by itself; it is changed on the way
 */
export function works({ needs }: Numbered, alive: Uint8Array): boolean {
  for (let changed = true; changed && alive[0]; ) {
    changed = false;
    for (let node = 0; node < needs.length; node++) {
      if (!alive[node]) continue;
      for (const { members, needs: least } of needs[node] as (typeof needs)[number]) {
        let up = 0;
        for (const member of members) up += alive[member] as number;
        if (up >= least) continue;
        alive[node] = 0;
        changed = true;
        break;
      }
    }
  }
  return alive[0] === 1;
}
