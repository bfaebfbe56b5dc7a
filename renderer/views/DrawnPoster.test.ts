import { render } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import DrawnPoster from './DrawnPoster.svelte';

const draw = (title: string, id = 'film-0001') =>
  render(DrawnPoster, { id, title, director: 'Walter Hill', year: 1988 }).container;

describe('a drawn poster in the page', () => {
  it('says title, director and year and is hidden from readers, who hear the card', () => {
    const svg = draw('Red Heat').querySelector('svg');
    expect(svg?.getAttribute('aria-hidden')).toBe('true');
    const texts = [...(svg?.querySelectorAll('text') ?? [])].map((text) =>
      [...text.querySelectorAll('tspan')].map((line) => line.textContent).join(' '),
    );
    expect(texts).toEqual(['Red Heat', 'WALTER HILL ·\u00a01988']);
  });

  it('needs no inline style and few elements, however long its title', () => {
    const title = 'Dr. Seltsam oder: Wie ich lernte, die Bombe zu lieben '.repeat(4);
    for (let index = 0; index < 60; index += 1) {
      const container = draw(title, `film-${index}`);
      expect(container.querySelector('[style]')).toBeNull();
      expect(container.querySelectorAll('svg, svg *').length).toBeLessThanOrEqual(16);
    }
  });

  it('shows a title as text, whatever it contains', () => {
    const title = '<img src=x onerror=alert(1)>';
    const container = draw(title);
    expect(container.querySelector('img')).toBeNull();
    expect(container.querySelector('text')?.textContent?.replace(/\s|-/g, '')).toContain(
      '<imgsrc=x',
    );
  });
});
