import Alert from '@cloudscape-design/components/alert';
import { reach } from '../live/connection.ts';
import { useStore } from '../live/store.ts';

export function ConnectionBanner() {
  if (useStore(reach) === 'live') return null;
  return (
    <div className="connection-banner">
      <Alert type="warning" header="The desk does not answer" statusIconAriaLabel="Warning">
        What you see may be out of date. It is tried again every few seconds, and nothing you do is lost: a
        repeated click does not act twice.
      </Alert>
    </div>
  );
}
