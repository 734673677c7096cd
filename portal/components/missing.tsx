import { isRouteErrorResponse, useRouteError } from 'react-router';
import { Page } from './page.tsx';
import { Trouble } from './quiet.tsx';

/** An address that leads nowhere: says so, and how to get on. */
export function Missing() {
  return (
    <Page
      title="There is no such page"
      about="The address may be cut short or mistyped, or the page has another one now."
    >
      <p>
        <a href="/">Go to the start page</a>, or press <kbd>/</kbd> and type what you look for: a page, a
        person, or a record by its id.
      </p>
    </Page>
  );
}

/** A page failed to draw, or its code is gone since a newer portal was deployed: loading it anew helps both. */
export function Broken() {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <Missing />;
  return <Trouble error={error} retry={() => location.reload()} />;
}
