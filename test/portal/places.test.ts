import { expect, test } from 'vitest';
import { found, type Place, recordPlace } from '../../portal/shell/places.ts';

const place = (title: string, hint = '', to = `/${title}`): Place => ({ title, hint, to });
const titles = (text: string, places: readonly Place[]) => found(text, places, 5).map(({ title }) => title);

test.each([
  ['INC-1042', '/incidents/INC-1042'],
  ['1042', '/incidents/INC-1042'],
  ['alt 7', '/alerts/ALT-7'],
  ['mw12', '/maintenance-windows/MW-12'],
])('%s is a record', (text, to) => {
  expect(recordPlace(text)?.to).toBe(to);
});

test.each(['', 'INC', 'XYZ-1', 'INC-1042 and more', '1-2'])('%s is none', (text) => {
  expect(recordPlace(text)).toBeUndefined();
});

test('what begins with the words comes first, then what has a word that does, then what has them anywhere', () => {
  const places = [place('Realert'), place('Quiet alerts'), place('Alert rules'), place('People')];
  expect(titles('alert', places)).toEqual(['Alert rules', 'Quiet alerts', 'Realert']);
});

test('all words have to be there, in the title or the hint, whatever their case and accents', () => {
  const places = [place('Léa Fontaine', 'Person'), place('Lea', 'Service')];
  expect(titles('lea PERSON', places)).toEqual(['Léa Fontaine']);
});

test('an id finds its record first, and not twice', () => {
  const places = [place('Checkout is slow', 'INC-7', '/incidents/INC-7'), place('INC-70 was like it')];
  expect(titles('inc-7', places)).toEqual(['Open INC-7', 'INC-70 was like it']);
});
