import Button from '@cloudscape-design/components/button';
import { Mark } from './mark.tsx';

type Props = {
  reason?: string;
  /** The organisation's identity provider. */
  provider?: string | undefined;
  exclusive?: boolean | undefined;
  signIn: (provider?: string) => Promise<unknown>;
};

/** Before the desk: signed out, or something is in the way. */
export function Doorstep({ reason, provider, exclusive = false, signIn }: Props) {
  const own = reason ? 'Try again' : provider ? 'Sign in with a password' : 'Sign in';
  return (
    <main className="doorstep">
      <Mark />
      <h1>Serverless ITSM</h1>
      <p role={reason ? 'alert' : undefined}>{reason ?? 'You are signed out.'}</p>
      {provider && (
        <Button variant="primary" onClick={() => void signIn(provider)}>
          Sign in with {provider}
        </Button>
      )}
      {!(provider && exclusive) && (
        <Button variant={provider ? 'normal' : 'primary'} onClick={() => void signIn()}>
          {own}
        </Button>
      )}
    </main>
  );
}
