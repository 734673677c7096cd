import Button from '@cloudscape-design/components/button';
import Flashbar from '@cloudscape-design/components/flashbar';
import { useStore } from '../live/store.ts';
import { dismiss, notices } from './notices.ts';

export function NoticeList() {
  const list = useStore(notices);
  return (
    <section className="notices" aria-label="Messages">
      <Flashbar
        items={list.map(({ id, type, header, content, action }) => ({
          id,
          type,
          header,
          content,
          action: action && <Button onClick={action.onGo}>{action.label}</Button>,
          dismissible: true,
          dismissLabel: 'Dismiss',
          onDismiss: () => dismiss(id),
          ariaRole: type === 'success' ? ('status' as const) : ('alert' as const),
        }))}
        i18nStrings={{ ariaLabel: 'Messages' }}
      />
    </section>
  );
}
