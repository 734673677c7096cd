/** What the colours and patterns mean, and which keys there are. */
export function Legend() {
  return (
    <div className="legend">
      <span className="laid freeze">Freeze: nothing begins</span>
      <span className="laid blackout">Blackout</span>
      <span className="laid maintenance">Maintenance window</span>
      <span className="planned conflict">
        <strong className="clash">Conflict</strong>
      </span>
      <span className="soft keys">
        Arrows move by day, Page Up and Page Down by month or week, Home is today.
      </span>
    </div>
  );
}
