import { toLexiStr } from 'dynalite/db/index.js';
import { validateAttributeValue } from 'dynalite/validations/index.js';
import { validation } from './refused.ts';

const integer = /^(?:0|-?[1-9]\d{0,37})$/;
const safe = /^-?\d{1,15}$/;
const maxDigits = 38;

/**
 * The one way a number is stored: plain decimal, no leading or trailing zeros.
 * Refuses what is no number, has more than 38 significant digits or lies outside 1E-130 to 9.99E+125.
 */
export function canonicalNumber(text: string): string {
  if (integer.test(text)) return text;
  const value = { N: text };
  const problem = validateAttributeValue(value);
  if (problem) throw validation(problem);
  return value.N === '-0' ? '0' : value.N;
}

/** Orders two canonical numbers exactly, beyond what a double can tell apart. */
export function compareNumbers(a: string, b: string): number {
  if (safe.test(a) && safe.test(b)) return Number(a) - Number(b);
  const [x, y] = [toLexiStr(a, 'N'), toLexiStr(b, 'N')];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Adds canonical numbers in decimal arithmetic; refuses a sum of more than 38 significant digits. */
export function addNumbers(a: string, b: string): string {
  const [x, y] = [decimal(a), decimal(b)];
  const scale = Math.max(x.scale, y.scale);
  const sum = x.digits * 10n ** BigInt(scale - x.scale) + y.digits * 10n ** BigInt(scale - y.scale);
  const digits = (sum < 0n ? -sum : sum).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  const result = `${sum < 0n ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
  if (significantDigits(result) > maxDigits) {
    throw validation('Attempting to store more than 38 significant digits in a Number');
  }
  return result;
}

/** The canonical number with its sign turned round. */
export function negated(number: string): string {
  if (number === '0') return number;
  return number.startsWith('-') ? number.slice(1) : `-${number}`;
}

/** How many digits of a canonical number carry information: zeros on either side do not. */
export function significantDigits(number: string): number {
  return number.replace(/[-.]/g, '').replace(/^0+/, '').replace(/0+$/, '').length;
}

function decimal(number: string): { digits: bigint; scale: number } {
  const [whole = '0', fraction = ''] = number.split('.');
  return { digits: BigInt(whole + fraction), scale: fraction.length };
}
