import { reach } from '../live/connection.ts';
import { useStore } from '../live/store.ts';
import { useVisible } from '../live/use-now.ts';

/** Whether what is on the page is what is happening. */
export function LiveDot() {
  const state = useStore(reach);
  const visible = useVisible();
  const now = state === 'lost' ? 'lost' : visible ? 'live' : 'paused';
  const words = { live: 'Live', paused: 'Paused', lost: 'Reconnecting' }[now];
  return (
    <span className={`live-dot ${now}`} role="status">
      <span className="dot" aria-hidden="true" />
      <span>{words}</span>
    </span>
  );
}
