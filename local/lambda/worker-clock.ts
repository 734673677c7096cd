import { readClock } from '../clock.ts';

/** Makes `Date` follow the host's clock in this thread, so that moving the clock moves the functions too. */
export function followClock(buffer: SharedArrayBuffer): void {
  const Real = Date;
  const now = () => readClock(buffer);
  const Followed = new Proxy(Real, {
    construct: (target, given, made) => Reflect.construct(target, given.length > 0 ? given : [now()], made),
    apply: () => new Real(now()).toString(),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
  Real.prototype.constructor = Followed;
  globalThis.Date = Followed;
}
