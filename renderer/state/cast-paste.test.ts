import { expect, test } from 'vitest';
import { CastPaste } from './cast-paste.svelte.ts';
import { CREDITS } from './form-row-kinds.ts';
import { RowList } from './form-rows.svelte.ts';

const LIST = `Regie: Walter Hill\n\nArnold Schwarzenegger ... Ivan Danko\nGina Gershon`;

function open(...people: string[]) {
  const credits = new RowList(
    CREDITS,
    people.map((person) => ({ person, role: 'actor' as const, character: null, job: null })),
  );
  return { credits, paste: new CastPaste(credits) };
}

const people = ({ credits }: ReturnType<typeof open>) =>
  credits.values.map(({ role, person, character }) =>
    [role, person, character].filter((text) => text !== null).join(' '),
  );

test('a list pasted into an empty row takes its place, and one undo brings the row back', () => {
  const form = open('Peter Boyle');
  form.credits.add();
  expect(form.paste.intoName(LIST, 1)).toBe(3);
  expect(people(form)).toEqual([
    'actor Peter Boyle',
    'director Walter Hill',
    'actor Arnold Schwarzenegger Ivan Danko',
    'actor Gina Gershon',
  ]);
  expect(form.paste.undoable).toBe(3);
  expect(form.paste.undo()).toBe(true);
  expect(people(form)).toEqual(['actor Peter Boyle']);
  expect(form.credits.rows).toHaveLength(2);
  expect(form.paste.undo()).toBe(false);
});

test('a row with somebody in it stays above the list', () => {
  const form = open('Peter Boyle', 'Cher');
  expect(form.paste.intoName(LIST, 0)).toBe(3);
  expect(people(form).map((line) => line.split(' ').at(-1))).toEqual([
    'Boyle',
    'Hill',
    'Danko',
    'Gershon',
    'Cher',
  ]);
});

test.each(['Cher', ' Cher ', '', '   ', 'Besetzung:'])('%j is for the field', (text) => {
  const form = open();
  form.credits.add();
  expect(form.paste.intoName(text, 0)).toBeNull();
  expect(form.paste.undoable).toBe(0);
});

test('a single line with a role is a row, but not in the middle of a name', () => {
  const form = open('Arnold');
  expect(form.paste.intoName('Gina Gershon ... Cat', 0)).toBeNull();
  form.credits.add();
  expect(form.paste.intoName('Gina Gershon ... Cat', 1)).toBe(1);
  expect(people(form)).toEqual(['actor Arnold', 'actor Gina Gershon Cat']);
});

test.each([
  ['Gina Gershon als Cat', 'actor Gina Gershon Cat'],
  ['Gina Gershon as Cat', 'actor Gina Gershon Cat'],
  ['Gina Gershon ... Cat', 'actor Gina Gershon Cat'],
  ['Regie: Walter Hill', 'director Walter Hill'],
  ['Michael Scott (II)', 'actor Michael Scott (II)'],
  ['Regie: Walter Hill, Cher', 'actor Regie: Walter Hill, Cher'],
  ['Asa Butterfield', 'actor Asa Butterfield'],
])('%j typed into a name is %j', (typed, row) => {
  const form = open();
  form.credits.add(0, { person: typed });
  form.paste.fromTyped(0);
  expect(people(form)).toEqual([row]);
});

test('a name beside a character is left as it is typed', () => {
  const form = open();
  form.credits.add(0, { person: 'Gina Gershon als Cat', character: 'Cat Manzetti' });
  form.paste.fromTyped(0);
  expect(people(form)).toEqual(['actor Gina Gershon als Cat Cat Manzetti']);
});

test('what is done to the credits afterwards ends the offer to take it back, and is not lost', () => {
  const form = open();
  form.paste.append([{ role: 'actor', person: 'Cher', character: '', job: '' }]);
  const [row] = form.credits.rows;
  if (row === undefined) throw new Error('there is no row');
  row.fields.character = 'Loretta';
  expect(form.paste.undoable).toBe(0);
  expect(form.paste.undo()).toBe(false);
  expect(people(form)).toEqual(['actor Cher Loretta']);
});
