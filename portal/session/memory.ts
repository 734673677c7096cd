/** A sign-in that is under way at the issuer. */
export type Pending = { verifier: string; state: string; nonce: string; path: string };

/** A vote that somebody was about to give when they had to sign in again. */
export type Vote = { approval: string; decision: 'approve' | 'reject'; comment: string };

function slot<T>(name: string) {
  const key = `itsm.${name}`;
  return {
    get: (): T | undefined => {
      const text = sessionStorage.getItem(key);
      return text === null ? undefined : (JSON.parse(text) as T);
    },
    set: (value: T) => sessionStorage.setItem(key, JSON.stringify(value)),
    clear: () => sessionStorage.removeItem(key),
  };
}

/** What this tab remembers of a sign-in across the redirect and a reload. It is gone with the tab. */
export const memory = {
  pending: slot<Pending>('sign-in'),
  refresh: slot<string>('refresh'),
  signedOut: slot<true>('signed-out'),
  vote: slot<Vote>('vote'),
};
