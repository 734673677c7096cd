import { type RefObject, useEffect } from 'react';

/**
 * Whoever opens a dialog that asks for words can type them at once. A menu that it was opened from takes the focus back as it closes, so
 * this waits until that has happened.
 */
export function useFirstField(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      const typed =
        'textarea, input:not([type=submit], [type=file], [type=checkbox], [type=radio], [role=combobox])';
      if (!form.current?.contains(document.activeElement))
        form.current?.querySelector<HTMLElement>(typed)?.focus({ preventScroll: true });
    }, 100);
    return () => clearTimeout(timer);
  }, [form]);
}
