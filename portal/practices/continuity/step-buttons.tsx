import Button from '@cloudscape-design/components/button';
import { useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';

type Props = {
  /** Below /v1, of the record. */
  path: string;
  kind: string;
  steps: readonly string[] | undefined;
  /** What a step is called, and what is said when it is done; others have a dialog of their own. */
  words: Readonly<Record<string, readonly [label: string, done: string]>>;
};

/** The steps that a record can take now, as far as they ask for nothing. */
export function StepButtons({ path, kind, steps = [], words }: Props) {
  const may = useMay();
  const { give, busy } = useCommand();
  return steps
    .filter((step) => words[step] && may(kind, step))
    .map((step, n) => (
      <Button
        key={step}
        {...(n === 0 && { variant: 'primary' as const })}
        disabled={busy}
        onClick={() =>
          give({
            path: `${path}/${step}`,
            body: {},
            done: words[step]?.[1] ?? 'Done.',
            touches: ['/service-continuity', '/protections'],
          })
        }
      >
        {words[step]?.[0]}
      </Button>
    ));
}
