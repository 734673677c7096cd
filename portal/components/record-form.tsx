import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { Refused } from '../problem.ts';
import { Page } from './page.tsx';

type Props = {
  title: string;
  about?: ReactNode;
  /** Where it belongs, and where Cancel leads. */
  trail: { label: string; href: string };
  go: string;
  onGo: () => void;
  busy: boolean;
  ready?: boolean;
  /** What the desk refused; fields that have their own place show it there. */
  refusal?: Refused | undefined;
  /** The fields that show what is wrong with them themselves, by the first part of their pointer. */
  placed?: readonly string[];
  /** `Section`s, or fields. */
  children: ReactNode;
  /** Beside the form: what it would do, an example, a preview. */
  side?: ReactNode;
};

/** A page to make or change a record: parts with fields, and one button at the end. Enter saves. */
export function RecordForm(props: Props) {
  const { title, about, trail, go, onGo, busy, ready = true, refusal, placed = [], children, side } = props;
  const navigate = useNavigate();
  const rest = Object.entries(refusal?.fields ?? {}).filter(
    ([pointer]) => !placed.includes(pointer.split('/')[0] ?? ''),
  );
  const unplaced = refusal && (rest.length > 0 || Object.keys(refusal.fields).length === 0);
  return (
    <Page title={title} about={about} trail={trail}>
      <div className={side ? 'columns' : 'column'}>
        <form
          className="panel record-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (ready && !busy) onGo();
          }}
        >
          {unplaced && (
            <Alert type="error" header={refusal.title}>
              {rest.length ? (
                <ul>
                  {rest.map(([pointer, detail]) => (
                    <li key={pointer}>
                      {pointer && <code>{pointer}</code>} {detail}
                    </li>
                  ))}
                </ul>
              ) : (
                refusal.message
              )}
            </Alert>
          )}
          {children}
          <footer>
            <Button formAction="none" variant="link" onClick={() => void navigate(trail.href)}>
              Cancel
            </Button>
            <Button
              formAction="submit"
              variant="primary"
              loading={busy}
              loadingText="Saving"
              disabled={!ready}
            >
              {go}
            </Button>
          </footer>
        </form>
        {side && <aside aria-label="Beside the form">{side}</aside>}
      </div>
    </Page>
  );
}
