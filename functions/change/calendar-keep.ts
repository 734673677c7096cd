import { collection } from '../runtime/collection.ts';
import { records } from '../runtime/records.ts';
import { ChangeCalendar, calendarKeys } from './change-calendar.ts';
import { ChangeCheck, checkKeys } from './change-check.ts';
import { ChangeWindow, windowKeys } from './change-window.ts';
import { Detection, detectionKeys } from './detection.ts';
import { Gate, gateKeys } from './gate.ts';

/** Where calendars, looks for conflicts and windows are kept. */
export const changeCalendars = /* @__PURE__ */ records<ChangeCalendar>({
  practice: 'change',
  kind: 'change-calendar',
  schema: ChangeCalendar,
  keysOf: calendarKeys,
});

export const changeChecks = /* @__PURE__ */ records<ChangeCheck>({
  practice: 'change',
  kind: 'change-check',
  schema: ChangeCheck,
  keysOf: checkKeys,
});

export const changeWindows = /* @__PURE__ */ records<ChangeWindow>({
  practice: 'change',
  kind: 'change-window',
  schema: ChangeWindow,
  keysOf: windowKeys,
});

/** Every calendar, in use or not. A freeze has to hold at once, so they are read anew each time: there are few. */
export const allCalendars = () => collection(changeCalendars);

export const gates = /* @__PURE__ */ records<Gate>({
  practice: 'change',
  kind: 'gate',
  schema: Gate,
  keysOf: gateKeys,
});

export const detections = /* @__PURE__ */ records<Detection>({
  practice: 'change',
  kind: 'change-detection',
  schema: Detection,
  keysOf: detectionKeys,
});
