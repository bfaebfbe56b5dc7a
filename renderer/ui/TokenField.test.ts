import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import TokenField from './TokenField.svelte';

function open(
  value: readonly string[],
  {
    commas = true,
    escapes = false,
    words,
  }: { commas?: boolean; escapes?: boolean; words?: string[] } = {},
) {
  const { container } = render(TokenField, {
    label: 'Genres',
    removeLabel: (token: string) => `remove ${token}`,
    value,
    commas,
    escapes,
    ...(words && {
      suggest: (start: string) =>
        Promise.resolve(
          words.filter((word) => word.startsWith(start)).map((word) => ({ value: word })),
        ),
    }),
  });
  return {
    tokens: () =>
      [...container.querySelectorAll('.token')].map((token) => token.textContent.trim()),
    input: screen.getByRole<HTMLInputElement>('combobox'),
  };
}

async function type(input: HTMLInputElement, text: string) {
  await fireEvent.input(input, { target: { value: text } });
}

test('Enter adds what was typed and empties the line', async () => {
  const { tokens, input } = open(['Action']);
  await type(input, ' Krimi ');
  await fireEvent.keyDown(input, { key: 'Enter' });
  expect(tokens()).toEqual(['Action', 'Krimi']);
  expect(input.value).toBe('');
});

test('a comma ends a token, what follows is typed on', async () => {
  const { tokens, input } = open([]);
  await type(input, 'Action, Kri');
  expect(tokens()).toEqual(['Action']);
  expect(input.value).toBe(' Kri');
});

test('where tokens hold commas themselves a comma ends nothing', async () => {
  const { tokens, input } = open([], { commas: false });
  await type(input, 'Zwei glorreiche Halunken, Teil 2');
  await fireEvent.keyDown(input, { key: 'Enter' });
  expect(tokens()).toEqual(['Zwei glorreiche Halunken, Teil 2']);
});

test('a pasted list becomes tokens, each once', async () => {
  const { tokens, input } = open(['Action']);
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', 'action, Krimi; Western\nKrimi');
  await fireEvent.paste(input, { clipboardData });
  expect(tokens()).toEqual(['Action', 'Krimi', 'Western']);
});

test('Backspace removes the last token only when nothing is typed', async () => {
  const { tokens, input } = open(['Action', 'Krimi']);
  await type(input, 'x');
  await fireEvent.keyDown(input, { key: 'Backspace' });
  expect(tokens()).toEqual(['Action', 'Krimi']);
  await type(input, '');
  await fireEvent.keyDown(input, { key: 'Backspace' });
  expect(tokens()).toEqual(['Action']);
});

test('the cross of a token removes it and the focus goes to its neighbour', async () => {
  const { tokens } = open(['Action', 'Krimi', 'Western']);
  await fireEvent.click(screen.getByLabelText('remove Krimi'));
  expect(tokens()).toEqual(['Action', 'Western']);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('remove Western')));
});

test('what stands in the line counts when the field is left or the page is saved', async () => {
  const { tokens, input } = open([]);
  await type(input, 'Action');
  await fireEvent.blur(input);
  await type(input, 'Krimi');
  await fireEvent.keyDown(input, { key: 'Enter', ctrlKey: true });
  expect(tokens()).toEqual(['Action', 'Krimi']);
});

test('a suggestion is taken only when an arrow key chose it', async () => {
  const { tokens, input } = open([], { words: ['Western', 'Weltraum'] });
  await type(input, 'We');
  await screen.findByRole('listbox');
  await fireEvent.keyDown(input, { key: 'Enter' });
  expect(tokens()).toEqual(['We']);
  await type(input, 'We');
  await screen.findByRole('listbox');
  await fireEvent.keyDown(input, { key: 'ArrowDown' });
  await fireEvent.keyDown(input, { key: 'Enter' });
  expect(tokens()).toEqual(['We', 'Western']);
});

test.each([
  [false, ['Action', 'Kri']],
  [true, ['Action']],
])('Escape keeps what was begun, or throws it away where it may: %s', async (escapes, left) => {
  const { tokens, input } = open(['Action'], { escapes });
  await type(input, 'Kri');
  await fireEvent.keyDown(input, { key: 'Escape' });
  await fireEvent.blur(input);
  expect(tokens()).toEqual(left);
  expect(input.value).toBe('');
});
