export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" />
      <path d="M4 17h6l3-8 5 14 3-6h7" />
    </svg>
  );
}
