import type { Preferences } from '../../data/model/preferences.ts';

/**
 * Gives the page itself, outside of what Svelte draws, its language and its theme, and keeps them as they are asked
 * for. To be called while a component is made.
 */
export function applyPageLook(language: () => string, theme: () => Preferences['theme']): void {
  let systemIsLight = $state(false);

  $effect(() => {
    document.documentElement.lang = language();
  });
  $effect(() => {
    const light = theme() === 'light' || (theme() === 'system' && systemIsLight);
    document.documentElement.dataset['theme'] = light ? 'light' : 'dark';
  });
  $effect(() => {
    const query = matchMedia('(prefers-color-scheme: light)');
    const follow = () => (systemIsLight = query.matches);
    follow();
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  });
}
