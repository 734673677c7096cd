import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { isHelpPath } from '../help/help-path.ts';

/** Every same-origin link on the page, Cloudscape's too, opens without loading the portal again; between the desk and its public pages, it is loaded. */
export function useAnchors(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const anchor = (event.target as Element).closest?.('a[href]') as HTMLAnchorElement | null;
      if (!anchor || anchor.origin !== location.origin || anchor.hasAttribute('download')) return;
      if ((anchor.target && anchor.target !== '_self') || anchor.getAttribute('href')?.startsWith('#'))
        return;
      if (isHelpPath(anchor.pathname) !== isHelpPath(location.pathname)) return;
      event.preventDefault();
      void navigate(anchor.pathname + anchor.search + anchor.hash);
    };
    document.addEventListener('click', follow);
    return () => document.removeEventListener('click', follow);
  }, [navigate]);
}
