/** The page of what a round is about: `CHG-1042` is a change, `REQ-1042` a request. */
export const aboutPath = (about: string): string =>
  `/${about.startsWith('REQ-') ? 'requests' : 'changes'}/${about}`;
