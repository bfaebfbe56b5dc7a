import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import StarRating from './StarRating.svelte';

const describeRating = (value: number | null) => (value === null ? 'none' : `${value} of 5`);

function open(start: number | null) {
  let value = start;
  render(StarRating, {
    label: 'Rating',
    describe: describeRating,
    clearLabel: 'clear',
    value,
    onchange: (next: number | null) => (value = next),
  });
  return { value: () => value, slider: screen.getByRole('slider') };
}

test.each([
  [null, 'ArrowRight', 0.5],
  [3, 'ArrowUp', 3.5],
  [5, 'ArrowRight', 5],
  [3, 'ArrowLeft', 2.5],
  [0.5, 'ArrowDown', 0],
  [0, 'ArrowLeft', null],
  [3, 'End', 5],
  [3, 'Home', 0],
  [3, '4', 4],
  [3, 'Delete', null],
])('from %s the key %s leads to %s', async (start, key, end) => {
  const { slider, value } = open(start);
  expect(await fireEvent.keyDown(slider, { key })).toBe(false);
  expect(value()).toBe(end);
});

test('keys with Alt or Ctrl are left to the page', async () => {
  const { slider, value } = open(3);
  expect(await fireEvent.keyDown(slider, { key: 'ArrowUp', altKey: true })).toBe(true);
  expect(value()).toBe(3);
});

test.each([
  [1, 0.5],
  [19, 1],
  [21, 1.5],
  [70, 3.5],
  [99, 5],
  [0, 0.5],
])('a click at %i % of the width gives %s stars', async (clientX, stars) => {
  const { slider, value } = open(null);
  vi.spyOn(slider, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 100, 20));
  await fireEvent.click(slider, { clientX });
  expect(value()).toBe(stars);
});

test('the rating is said in words and can be taken away', async () => {
  const { slider, value } = open(3.5);
  expect(slider.getAttribute('aria-valuetext')).toBe('3.5 of 5');
  await fireEvent.click(screen.getByRole('button', { name: 'clear' }));
  expect(value()).toBeNull();
  expect(screen.queryByRole('button')).toBeNull();
});

test('for display it is a picture with a name and takes no key', () => {
  render(StarRating, { label: 'Rating', describe: describeRating, value: 2, readonly: true });
  expect(screen.getByRole('img', { name: 'Rating: 2 of 5' })).toBeTruthy();
  expect(screen.queryByRole('slider')).toBeNull();
});
