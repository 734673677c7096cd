import { createStore } from '../live/store.ts';

export type Theme = 'light' | 'dark';
const key = 'itsm.theme';
const system = matchMedia('(prefers-color-scheme: dark)');

const chosen = (): Theme | undefined => {
  const value = localStorage.getItem(key);
  return value === 'light' || value === 'dark' ? value : undefined;
};

export const theme = createStore<Theme>('light');

function apply(): void {
  const next = chosen() ?? (system.matches ? 'dark' : 'light');
  theme.set(next);
  document.documentElement.dataset.theme = next;
  document.body.classList.toggle('awsui-dark-mode', next === 'dark');
}

/** Follows the system's light or dark until the person chooses. */
export function followTheme(): void {
  apply();
  system.addEventListener('change', apply);
}

/** The other theme; choosing what the system has anyway goes back to following it. */
export function toggleTheme(): void {
  const next: Theme = theme.get() === 'dark' ? 'light' : 'dark';
  if (next === (system.matches ? 'dark' : 'light')) localStorage.removeItem(key);
  else localStorage.setItem(key, next);
  apply();
}
