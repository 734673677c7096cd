import { When } from './age.tsx';

const instants = /(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z)/;

/** A text of the desk, with its moments as the reader's clock shows them. */
export function Moments({ text }: { text: string }) {
  return text
    .split(instants)
    .map((part, index) => (index % 2 ? <When key={`${part}${String(index)}`} at={part} /> : part));
}
