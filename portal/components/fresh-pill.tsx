/** Says that more has come in while the list stood still for the pointer. */
export function FreshPill({ fresh, release }: { fresh: number; release: () => void }) {
  return (
    <div className="fresh-pill" aria-live="polite">
      {fresh > 0 && (
        <button type="button" onClick={release}>
          ↑ {fresh} new
        </button>
      )}
    </div>
  );
}
