import Button from '@cloudscape-design/components/button';
import { useRef, useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { OrderedList } from '../../components/ordered-list.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAsked } from '../../live/use-asked.ts';
import type { Problem } from './types.ts';

type Row = { key: string; text: string; evidence: string; ci: string };
type Finding = { text: string; evidence?: string | undefined; ci?: string | undefined };

const rowsOf = (findings: readonly Finding[], letter: string): Row[] =>
  findings.map(({ text, evidence = '', ci = '' }, n) => ({ key: `${letter}${n}`, text, evidence, ci }));

const saidIn = (rows: readonly Row[]) =>
  rows
    .filter(({ text }) => text.trim())
    .map(({ text, evidence, ci }) => ({
      text,
      ...(evidence.trim() && { evidence: evidence.trim() }),
      ...(ci.trim() && { ci: ci.trim().toUpperCase() }),
    }));

type ListProps = {
  label: string;
  one: string;
  rows: Row[];
  onChange: (rows: Row[]) => void;
  wrong: (place: string) => string | undefined;
};

/** Findings in their order, each with what shows it. */
function Findings({ label, one, rows, onChange, wrong }: ListProps) {
  const next = useRef(rows.length);
  const set = (key: string, part: Partial<Row>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const add = () => {
    next.current += 1;
    onChange([...rows, { key: `${one}-${next.current}`, text: '', evidence: '', ci: '' }]);
  };
  return (
    <fieldset>
      <legend>{label}</legend>
      <OrderedList
        label={label}
        items={rows.map(({ key, text, evidence, ci }, n) => ({
          id: key,
          name: `${one} ${n + 1}`,
          content: (
            <>
              <TextField
                label={`${one} ${n + 1}`}
                rows={2}
                value={text}
                onChange={(to) => set(key, { text: to })}
                error={wrong(`${n}/text`)}
              />
              <TextField
                label="What shows it"
                placeholder="INC-1042, or an address"
                value={evidence}
                onChange={(to) => set(key, { evidence: to })}
                error={wrong(`${n}/evidence`)}
              />
              <TextField
                label="Item"
                placeholder="CI-1042"
                value={ci}
                onChange={(to) => set(key, { ci: to })}
                error={wrong(`${n}/ci`)}
              />
            </>
          ),
        }))}
        onOrder={(keys) => onChange(keys.flatMap((key) => rows.find((row) => row.key === key) ?? []))}
        onRemove={(key) => onChange(rows.filter((row) => row.key !== key))}
      />
      <Button iconName="add-plus" formAction="none" onClick={add}>
        {`Add a ${one.toLowerCase()}`}
      </Button>
    </fieldset>
  );
}

/** The root cause as a whole: what it is in a few words, the chain that leads to it, and what made it worse. */
export function CauseDialog({ problem, onClose }: { problem: Problem; onClose: () => void }) {
  const { summary: before = '', whys: chain = [], factors: others = [] } = problem.rootCause ?? {};
  const [summary, setSummary] = useState(before);
  const [whys, setWhys] = useState(() => rowsOf(chain, 'w'));
  const [factors, setFactors] = useState(() => rowsOf(others, 'f'));
  const { send, busy, refusal } = useAsked(onClose);
  const body = {
    ...(summary.trim() && { summary: summary.trim() }),
    whys: saidIn(whys),
    factors: saidIn(factors),
  };
  const go = () =>
    send({ path: `/problems/${problem.id}/root-cause`, body, done: 'The cause is written down.' });
  return (
    <Ask title={`Root cause of ${problem.id}`} go="Save" onGo={go} onClose={onClose} busy={busy}>
      <TextField
        label="In a few words"
        rows={3}
        value={summary}
        onChange={setSummary}
        error={refusal?.fields.summary}
        focus
      />
      <Findings
        label="Why did it happen? And why that?"
        one="Why"
        rows={whys}
        onChange={setWhys}
        wrong={(place) => refusal?.fields[`whys/${place}`]}
      />
      <Findings
        label="What made it likelier or worse?"
        one="Factor"
        rows={factors}
        onChange={setFactors}
        wrong={(place) => refusal?.fields[`factors/${place}`]}
      />
    </Ask>
  );
}
