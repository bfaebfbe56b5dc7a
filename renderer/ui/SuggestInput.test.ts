import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import SuggestInput from './SuggestInput.svelte';
import { Suggestions, type Suggestion } from './suggestions.svelte.ts';

const PEOPLE = ['Gina Gershon', 'Gina Gerson'];

function open() {
  render(SuggestInput, {
    label: 'Name',
    createLabel: (typed: string) => `create ${typed}`,
    suggest: (start: string) =>
      Promise.resolve(
        PEOPLE.filter((name) => name.startsWith(start)).map((name) => ({
          value: name,
          note: 'in 4 Filmen',
        })),
      ),
    value: '',
  });
  const input = screen.getByRole<HTMLInputElement>('combobox');
  return { value: () => input.value, input };
}

async function type(input: HTMLInputElement, text: string) {
  await fireEvent.input(input, { target: { value: text } });
  return screen.findByRole('listbox');
}

test('typing shows what fits, with its note, and a row to keep what was typed', async () => {
  const { input } = open();
  await type(input, 'Gina Ger');
  expect(screen.getAllByRole('option').map((option) => option.textContent.trim())).toEqual([
    'Gina Gershon in 4 Filmen',
    'Gina Gerson in 4 Filmen',
    'create Gina Ger',
  ]);
  expect(input.getAttribute('aria-expanded')).toBe('true');
});

test('Enter keeps what was typed while nothing is chosen, and leaves the key to the page', async () => {
  const { input, value } = open();
  await type(input, 'Gina Ger');
  expect(await fireEvent.keyDown(input, { key: 'Enter' })).toBe(true);
  expect(value()).toBe('Gina Ger');
});

test.each(['Enter', 'Tab'])('%s takes the suggestion an arrow key chose', async (key) => {
  const { input, value } = open();
  await type(input, 'Gina Ger');
  await fireEvent.keyDown(input, { key: 'ArrowDown' });
  await fireEvent.keyDown(input, { key: 'ArrowDown' });
  const chosen = screen.getByRole('option', { selected: true });
  expect(input.getAttribute('aria-activedescendant')).toBe(chosen.id);
  await fireEvent.keyDown(input, { key });
  expect(value()).toBe('Gina Gerson');
  expect(screen.queryByRole('listbox')).toBeNull();
});

test('the last row keeps what was typed', async () => {
  const { input, value } = open();
  await type(input, 'Gina Ger');
  await fireEvent.keyDown(input, { key: 'ArrowUp' });
  expect(screen.getByRole('option', { selected: true }).textContent).toContain('create');
  await fireEvent.keyDown(input, { key: 'Enter' });
  expect(value()).toBe('Gina Ger');
  expect(screen.queryByRole('listbox')).toBeNull();
});

test('Escape closes the list first and only then is the page’s', async () => {
  const { input } = open();
  await type(input, 'Gina');
  expect(await fireEvent.keyDown(input, { key: 'Escape' })).toBe(false);
  expect(screen.queryByRole('listbox')).toBeNull();
  expect(await fireEvent.keyDown(input, { key: 'Escape' })).toBe(true);
});

test('a click takes a suggestion', async () => {
  const { input, value } = open();
  await type(input, 'Gina Ger');
  await fireEvent.click(screen.getByText('Gina Gershon'));
  expect(value()).toBe('Gina Gershon');
});

test('an answer that comes after a newer question is dropped', async () => {
  const suggestions = new Suggestions();
  const answers: ((found: Suggestion[]) => void)[] = [];
  const slow = () => new Promise<Suggestion[]>((resolve) => answers.push(resolve));
  const first = suggestions.ask(slow, 'g');
  const second = suggestions.ask(slow, 'gi');
  answers[1]?.([{ value: 'new' }]);
  await second;
  answers[0]?.([{ value: 'old' }]);
  await first;
  expect(suggestions.items).toEqual([{ value: 'new' }]);
});

test('a source that fails is an empty one', async () => {
  const suggestions = new Suggestions();
  await suggestions.ask(() => Promise.reject(new Error('gone')), 'g');
  expect(suggestions.open).toBe(false);
});
