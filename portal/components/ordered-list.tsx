import Button from '@cloudscape-design/components/button';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';

type Item = {
  id: string;
  /** How it is called when it is moved. */
  name: string;
  content: ReactNode;
};
type Props = {
  label: string;
  items: readonly Item[];
  /** Gets all ids in their new order. */
  onOrder: (ids: string[]) => void;
  onRemove?: (id: string) => void;
};

/** A list whose order matters: moved with buttons, or with Alt and the arrow keys; each move is said aloud. */
export function OrderedList({ label, items, onOrder, onRemove }: Props) {
  const [said, say] = useState('');
  const list = useRef<HTMLOListElement>(null);

  const move = (from: number, step: -1 | 1) => {
    const to = from + step;
    const item = items[from];
    if (!item || to < 0 || to >= items.length) return;
    const ids = items.map(({ id }) => id);
    ids.splice(from, 1);
    ids.splice(to, 0, item.id);
    onOrder(ids);
    say(`${item.name} is now ${to + 1} of ${items.length}.`);
    // The row is drawn anew in its place: the keyboard goes with it.
    requestAnimationFrame(() => {
      const buttons = list.current?.children[to]?.querySelectorAll<HTMLButtonElement>('.moves button');
      const wanted = buttons?.[step < 0 ? 0 : 1];
      (wanted?.disabled ? buttons?.[step < 0 ? 1 : 0] : wanted)?.focus();
    });
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key] as -1 | 1 | undefined;
    if (!step || !event.altKey) return;
    event.preventDefault();
    move(index, step);
  };

  return (
    <>
      <ol className="ordered" aria-label={label} ref={list}>
        {items.map(({ id, name, content }, index) => (
          <li key={id} onKeyDown={(event) => onKeyDown(event, index)}>
            <span className="place" aria-hidden="true">
              {index + 1}
            </span>
            <div className="content">{content}</div>
            <span className="moves">
              <Button
                variant="icon"
                iconName="angle-up"
                ariaLabel={`Move ${name} up`}
                disabled={index === 0}
                onClick={() => move(index, -1)}
              />
              <Button
                variant="icon"
                iconName="angle-down"
                ariaLabel={`Move ${name} down`}
                disabled={index === items.length - 1}
                onClick={() => move(index, 1)}
              />
              {onRemove && (
                <Button
                  variant="icon"
                  iconName="close"
                  ariaLabel={`Remove ${name}`}
                  onClick={() => onRemove(id)}
                />
              )}
            </span>
          </li>
        ))}
      </ol>
      <p className="unseen" aria-live="polite">
        {said}
      </p>
    </>
  );
}
