import Button from '@cloudscape-design/components/button';
import { Mark } from './mark.tsx';

/** Before the desk: signed out, or something is in the way. */
export function Doorstep({ reason, signIn }: { reason?: string; signIn: () => Promise<unknown> }) {
  return (
    <main className="doorstep">
      <Mark />
      <h1>Serverless ITSM</h1>
      <p role={reason ? 'alert' : undefined}>{reason ?? 'You are signed out.'}</p>
      <Button variant="primary" onClick={() => void signIn()}>
        {reason ? 'Try again' : 'Sign in'}
      </Button>
    </main>
  );
}
