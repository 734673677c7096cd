import { useEffect } from 'react';

const disabled = (element: HTMLElement) => element.matches(':disabled');

/** The focus goes to the nearest of what held an element that is still there and can have it; to the page itself when none can. */
function focusNear(trail: readonly HTMLElement[]): void {
  const main = document.querySelector('main');
  const near = trail.filter((element) => element.isConnected && main?.contains(element));
  for (const place of [...near, ...(main ? [main] : [])]) {
    if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
    place.focus({ preventScroll: true });
    if (document.activeElement === place) return;
  }
}

/**
 * Whoever goes by the keyboard stays where they are when a button goes that they have pressed, or is shut for a moment: the focus goes
 * to what held it, and not to the beginning of the page. It goes to no other button, so that a key that is pressed twice gives no other command.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let last: HTMLElement | undefined;
    let trail: HTMLElement[] = [];
    // So many times it is not known yet whether it was on purpose.
    let leaving = 0;
    const enter = ({ target }: FocusEvent) => {
      last = target as HTMLElement;
      trail = [];
      for (let at = last.parentElement; at; at = at.parentElement) trail.push(at);
    };
    // What is left on purpose is still there, and open.
    const leave = ({ target, relatedTarget }: FocusEvent) => {
      const left = target as HTMLElement;
      leaving += 1;
      requestAnimationFrame(() => {
        const away = !relatedTarget && left === last && document.activeElement === document.body;
        leaving -= 1;
        if (away && left.isConnected && !disabled(left)) last = undefined;
        else mend();
      });
    };
    const mend = () => {
      if (leaving) return;
      if (!last || document.activeElement !== document.body) return;
      if (last.isConnected) {
        if (!disabled(last)) last.focus({ preventScroll: true });
        return;
      }
      last = undefined;
      focusNear(trail);
    };
    const watch = new MutationObserver(() => requestAnimationFrame(mend));
    watch.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['disabled'],
    });
    document.addEventListener('focusin', enter);
    document.addEventListener('focusout', leave);
    return () => {
      watch.disconnect();
      document.removeEventListener('focusin', enter);
      document.removeEventListener('focusout', leave);
    };
  }, []);
}
