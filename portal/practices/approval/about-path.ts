/** The page of what a round is about: `CHG-1042` is a change, `REQ-1042` a request, `CPL-1042` a continuity plan. */
export const aboutPath = (about: string): string =>
  `/${about.startsWith('REQ-') ? 'requests' : about.startsWith('CPL-') ? 'continuity-plans' : 'changes'}/${about}`;
