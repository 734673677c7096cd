import { useEffect, useRef } from 'react';
import { Outlet, useLocation } from 'react-router';
import { Mark } from '../shell/mark.tsx';
import { useAnchors } from '../shell/use-anchors.ts';
import { useKeptFocus } from '../shell/use-kept-focus.ts';

/** What stays while pages of help come and go: whose they are, and the way to the desk. */
export function Porch() {
  useAnchors();
  useKeptFocus();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const { pathname } = useLocation();
  // A new page starts at its top for the keyboard and the screen reader too.
  useEffect(() => {
    if (!first.current) {
      main.current?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
    first.current = false;
    void pathname;
  }, [pathname]);
  return (
    <div className="porch">
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="top-bar awsui-context-top-navigation">
        <a className="brand" href="/help">
          <Mark />
          <span>Help</span>
        </a>
        <a className="desk" href="/">
          Sign in to the desk
        </a>
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}

/** An address below help that leads nowhere. */
export function Lost() {
  return (
    <article className="page">
      <h1>There is no such page</h1>
      <p>
        The address may be cut short, or the article is not public any more.{' '}
        <a href="/help">Look for it in Help</a>.
      </p>
    </article>
  );
}
