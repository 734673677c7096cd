/** Whether a path is a page of what anybody may read, without a login. */
export const isHelpPath = (path: string): boolean => /^\/help(\/|$)/.test(path);
