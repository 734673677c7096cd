import { Page } from '../../components/page.tsx';
import { ExportsPanel } from './exports-panel.tsx';

/** What the desk holds about whoever looks. */
export function MyData() {
  return (
    <Page
      title="My data"
      about="Everything that the desk holds about you, as files that programs read. To have it corrected or erased, ask an administrator."
    >
      <ExportsPanel />
    </Page>
  );
}
