import { isRouteErrorResponse, useRouteError } from 'react-router';
import { Nothing, Trouble } from './quiet.tsx';

export function Missing() {
  return (
    <Nothing title="There is no such page">
      <a href="/">Go to the live desk</a>
    </Nothing>
  );
}

/** A page failed to draw, or its code is gone since a newer portal was deployed: loading it anew helps both. */
export function Broken() {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <Missing />;
  return <Trouble error={error} retry={() => location.reload()} />;
}
