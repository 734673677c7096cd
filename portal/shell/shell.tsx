import { useEffect, useRef } from 'react';
import { Outlet, ScrollRestoration, useLocation } from 'react-router';
import { ConnectionBanner } from './connection-banner.tsx';
import { MajorBanner } from './major-banner.tsx';
import { Navigation } from './navigation.tsx';
import { NoticeList } from './notice-list.tsx';
import { TopBar } from './top-bar.tsx';
import { useAnchors } from './use-anchors.ts';
import { useKeptFocus } from './use-kept-focus.ts';

/** What stays while pages come and go. */
export function Shell() {
  useAnchors();
  useKeptFocus();
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const first = useRef(true);
  // A new page starts at its top for the keyboard and the screen reader too.
  useEffect(() => {
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
    void pathname;
  }, [pathname]);
  return (
    <div className="shell">
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <TopBar />
      <Navigation />
      <main id="main" ref={main} tabIndex={-1}>
        <ConnectionBanner />
        <MajorBanner />
        <Outlet />
      </main>
      <NoticeList />
      <ScrollRestoration />
    </div>
  );
}
