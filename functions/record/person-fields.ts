/** Fields of whatever record whose value is somebody's id. */
export const personFields: ReadonlySet<string> = new Set([
  ...['assignee', 'requester', 'owner', 'lead', 'manager'],
  ...['acknowledgedBy', 'resolvedBy', 'lastReopenedBy', 'mergedBy', 'stoppedBy'],
]);
